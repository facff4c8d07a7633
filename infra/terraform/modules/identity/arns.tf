# Names decide what a role may touch, so every policy can be read, and tested, before anything exists.
locals {
  account = "${var.region}:${var.account_id}"

  bucket_arn     = "arn:aws:s3:::${var.bucket_name}"
  log_group_arn  = "arn:aws:logs:${local.account}:log-group:${var.log_group_name}"
  repository_arn = "arn:aws:ecr:${local.account}:repository/${var.name}-backend"
  cluster_arn    = "arn:aws:ecs:${local.account}:cluster/${var.name}"
  service_arn    = "arn:aws:ecs:${local.account}:service/${var.name}/${var.name}-backend"
  cache_arn      = "arn:aws:elasticache:${local.account}:replicationgroup:${var.name}"
  any_key_arn    = "arn:aws:kms:${local.account}:key/*"

  parameter_arn = "arn:aws:ssm:${local.account}:parameter${var.parameter_path}"
  family_arns   = { for role in ["api", "migrate", "worker", "rotate"] : role => "arn:aws:ecs:${local.account}:task-definition/${var.name}-${role}" }
  role_arns     = { for role in ["ecs-task", "ecs-execution", "migrate", "rotate"] : role => "arn:aws:iam::${var.account_id}:role/${var.name}-${role}" }
}
