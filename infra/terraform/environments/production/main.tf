# The same modules as staging; only the values differ: every zone stands by itself, and there is a standby of each.
module "environment" {
  source = "../../modules/environment"

  environment       = "production"
  account_id        = var.account_id
  region            = var.region
  domain_name       = var.domain_name
  hosted_zone_id    = var.hosted_zone_id
  github_repository = var.github_repository
  budget_email      = var.budget_email
  budget_usd        = 600
  sentry_dsn        = var.sentry_dsn
  sentry_app_dsn    = var.sentry_app_dsn

  network = {
    vpc_cidr           = "10.30.0.0/16"
    availability_zones = ["ca-central-1a", "ca-central-1b"]
    nat_per_zone       = true
  }

  database = {
    instance_class   = "db.m6g.large"
    multi_az         = true
    storage_gb       = 100
    storage_limit_gb = 1000
    backup_days      = 35
  }

  cache = {
    node_type = "cache.t4g.small"
    nodes     = 2
  }

  service = {
    cpu_architecture = "ARM64"
    cpu              = 512
    memory_mb        = 1024
    desired_count    = 2
  }

  rotation_schedule         = "cron(0 8 1 * ? *)"
  log_retention_days        = 90
  kept_images               = 50
  old_version_days          = 90
  requests_per_five_minutes = 10000
  deletion_protection       = true
}
