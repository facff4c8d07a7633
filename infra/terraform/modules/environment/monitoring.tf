module "monitoring" {
  source = "../monitoring"

  name                    = local.name
  account_id              = var.account_id
  region                  = var.region
  log_group_name          = local.log_group_name
  log_retention_days      = var.log_retention_days
  database_identifier     = module.database.identifier
  load_balancer_dimension = module.load_balancer.load_balancer_dimension
  target_group_dimension  = module.load_balancer.target_group_dimension
}

module "budget" {
  source = "../budget"

  name      = local.name
  limit_usd = var.budget_usd
  email     = var.budget_email
}
