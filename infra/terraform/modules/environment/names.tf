locals {
  name           = "berthcare-${var.environment}"
  parameter_path = "/berthcare/${var.environment}"
  log_group_name = "/aws/ecs/${local.name}/backend"
  bucket_name    = "${local.name}-${var.account_id}"
  bucket_arn     = "arn:aws:s3:::${local.bucket_name}"
  public_url     = "https://${var.domain_name}"
  repository_url = "${var.account_id}.dkr.ecr.${var.region}.amazonaws.com/${local.name}-backend"

  service_port  = 3000
  database_port = 5432
  cache_port    = 6379

  database_name  = "berthcare"
  database_owner = "berthcare_owner"
}
