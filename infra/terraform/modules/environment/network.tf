module "network" {
  source = "../network"

  name               = local.name
  region             = var.region
  vpc_cidr           = var.network.vpc_cidr
  availability_zones = var.network.availability_zones
  nat_per_zone       = var.network.nat_per_zone
  bucket_arn         = local.bucket_arn
  flow_log_role_arn  = module.identity.flow_log_role_arn
  log_retention_days = var.log_retention_days
}

module "security" {
  source = "../security"

  name          = local.name
  vpc_id        = module.network.vpc_id
  service_port  = local.service_port
  database_port = local.database_port
  cache_port    = local.cache_port
}

module "load_balancer" {
  source = "../load-balancer"

  name                      = local.name
  domain_name               = var.domain_name
  hosted_zone_id            = var.hosted_zone_id
  vpc_id                    = module.network.vpc_id
  subnet_ids                = module.network.public_subnet_ids
  security_group_id         = module.security.alb_group_id
  service_port              = local.service_port
  requests_per_five_minutes = var.requests_per_five_minutes
  deletion_protection       = var.deletion_protection
}
