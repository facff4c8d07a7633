output "deploy" {
  description = "What the deploy needs to know; none of it is secret."
  value = {
    environment       = var.environment
    region            = var.region
    url               = local.public_url
    role_arn          = module.identity.deploy_role_arn
    repository_url    = module.registry.repository_url
    cluster           = module.service.cluster_name
    service           = module.service.service_name
    task_families     = module.service.task_families
    desired_count     = var.service.desired_count
    subnet_ids        = module.network.app_subnet_ids
    security_group_id = module.security.ecs_tasks_group_id
    log_group         = module.monitoring.log_group_name
    platform          = var.service.cpu_architecture == "ARM64" ? "linux/arm64" : "linux/amd64"
  }
}

output "ingress" {
  description = "Who may reach what: every ingress rule, in words."
  value       = module.security.ingress
}

output "operations" {
  description = "Names that the runbooks use."
  value = {
    alerts_topic_arn    = module.monitoring.alerts_topic_arn
    bucket              = module.storage.bucket
    bucket_key_alias    = module.storage.key_alias
    database_identifier = module.database.identifier
    database_host       = module.database.host
    cache_host          = module.cache.host
    parameter_path      = local.parameter_path
  }
}

output "tasks" {
  description = "What each role's task runs, and as whom."
  value       = module.service.tasks
}
