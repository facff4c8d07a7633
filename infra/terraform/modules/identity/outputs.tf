output "task_role_arn" {
  description = "Role of the API and the worker."
  value       = aws_iam_role.task.arn
}

output "migrate_role_arn" {
  description = "Role of the migration."
  value       = aws_iam_role.migrate.arn
}

output "rotate_role_arn" {
  description = "Role of the rotation."
  value       = aws_iam_role.rotate.arn
}

output "execution_role_arn" {
  description = "Role by which ECS pulls the image and writes the log."
  value       = aws_iam_role.execution.arn
}

output "scheduler_role_arn" {
  description = "Role by which the rotation is started."
  value       = aws_iam_role.scheduler.arn
}

output "deploy_role_arn" {
  description = "Role that the deploy workflow assumes."
  value       = aws_iam_role.deploy.arn
}

output "flow_log_role_arn" {
  description = "Role that writes the flow log."
  value       = aws_iam_role.flow_log.arn
}
