module "secrets" {
  source = "../secrets"

  path           = local.parameter_path
  database_owner = local.database_owner
}

module "database" {
  source = "../database"

  name                = local.name
  subnet_ids          = module.network.data_subnet_ids
  security_group_id   = module.security.rds_group_id
  port                = local.database_port
  database_name       = local.database_name
  owner               = local.database_owner
  owner_parameter_arn = module.secrets.owner_parameter_arn
  instance_class      = var.database.instance_class
  multi_az            = var.database.multi_az
  storage_gb          = var.database.storage_gb
  storage_limit_gb    = var.database.storage_limit_gb
  backup_days         = var.database.backup_days
}

module "cache" {
  source = "../cache"

  name              = local.name
  subnet_ids        = module.network.data_subnet_ids
  security_group_id = module.security.redis_group_id
  port              = local.cache_port
  node_type         = var.cache.node_type
  nodes             = var.cache.nodes
}

module "storage" {
  source = "../storage"

  name             = local.name
  bucket_name      = local.bucket_name
  account_id       = var.account_id
  reader_role_arn  = "arn:aws:iam::${var.account_id}:role/${local.name}-ecs-task"
  web_origin       = local.public_url
  old_version_days = var.old_version_days
}
