output "cluster_name" {
  description = "The cluster."
  value       = aws_ecs_cluster.this.name
}

output "service_name" {
  description = "The service that runs the API."
  value       = aws_ecs_service.backend.name
}

output "task_families" {
  description = "Family of task definitions of each role."
  value       = { for role, definition in aws_ecs_task_definition.role : role => definition.family }
}

output "tasks" {
  description = "What each role's task runs, and as whom."
  value       = { for role, container in local.containers : role => merge(container, { taskRoleArn = var.task_role_arns[role] }) }
}
