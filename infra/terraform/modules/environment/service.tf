module "registry" {
  source = "../registry"

  name        = "${local.name}-backend"
  kept_images = var.kept_images
}

module "service" {
  source = "../service"

  name               = local.name
  region             = var.region
  repository_url     = local.repository_url
  cpu_architecture   = var.service.cpu_architecture
  cpu                = var.service.cpu
  memory_mb          = var.service.memory_mb
  port               = local.service_port
  log_group_name     = module.monitoring.log_group_name
  subnet_ids         = module.network.app_subnet_ids
  security_group_id  = module.security.ecs_tasks_group_id
  target_group_arn   = module.load_balancer.target_group_arn
  execution_role_arn = module.identity.execution_role_arn
  scheduler_role_arn = module.identity.scheduler_role_arn
  rotation_schedule  = var.rotation_schedule

  task_role_arns = {
    api     = module.identity.task_role_arn
    migrate = module.identity.migrate_role_arn
    worker  = module.identity.task_role_arn
    rotate  = module.identity.rotate_role_arn
  }

  environment = {
    NODE_ENV           = "production"
    HOST               = "0.0.0.0"
    PORT               = tostring(local.service_port)
    PUBLIC_URL         = local.public_url
    LOG_LEVEL          = "info"
    TRUSTED_PROXIES    = "1"
    AWS_REGION         = var.region
    PARAMETER_PATH     = local.parameter_path
    DATABASE_HOST      = module.database.host
    DATABASE_PORT      = tostring(local.database_port)
    DATABASE_NAME      = local.database_name
    REDIS_HOST         = module.cache.host
    REDIS_PORT         = tostring(local.cache_port)
    REDIS_GROUP        = local.name
    STORAGE_BUCKET     = local.bucket_name
    SENTRY_DSN         = var.sentry_dsn
    SENTRY_APP_DSN     = var.sentry_app_dsn
    SENTRY_ENVIRONMENT = var.environment
    # The deploy puts the image's commit here.
    RELEASE = "undeployed"
  }
}
