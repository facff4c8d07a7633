module "identity" {
  source = "../identity"

  name              = local.name
  environment       = var.environment
  account_id        = var.account_id
  region            = var.region
  github_repository = var.github_repository
  parameter_path    = local.parameter_path
  bucket_name       = local.bucket_name
  log_group_name    = local.log_group_name
}
