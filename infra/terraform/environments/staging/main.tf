# Staging mirrors production's shape at the smallest price: one NAT gateway, burstable classes, no standby.
module "environment" {
  source = "../../modules/environment"

  environment       = "staging"
  account_id        = var.account_id
  region            = var.region
  domain_name       = var.domain_name
  hosted_zone_id    = var.hosted_zone_id
  github_repository = var.github_repository
  budget_email      = var.budget_email
  budget_usd        = 200
  sentry_dsn        = var.sentry_dsn
  sentry_app_dsn    = var.sentry_app_dsn

  network = {
    vpc_cidr           = "10.20.0.0/16"
    availability_zones = ["ca-central-1a", "ca-central-1b"]
    nat_per_zone       = false
  }

  database = {
    instance_class   = "db.t3.micro"
    multi_az         = false
    storage_gb       = 20
    storage_limit_gb = 100
    backup_days      = 7
  }

  cache = {
    node_type = "cache.t3.micro"
    nodes     = 1
  }

  service = {
    cpu_architecture = "ARM64"
    cpu              = 256
    memory_mb        = 512
    desired_count    = 1
  }

  rotation_schedule         = "cron(0 8 1 * ? *)"
  log_retention_days        = 30
  kept_images               = 30
  old_version_days          = 30
  requests_per_five_minutes = 3000
  deletion_protection       = false
}
