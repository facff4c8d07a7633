output "task_role_arn" {
  description = "Role of the API and the worker."
  value       = local.role_arns["ecs-task"]

  # Nothing runs as the role before it may do its work.
  depends_on = [aws_iam_role_policy.task]
}

output "migrate_role_arn" {
  description = "Role of the migration."
  value       = local.role_arns["migrate"]

  # Nothing runs as the role before it may do its work.
  depends_on = [aws_iam_role_policy.migrate]
}

output "rotate_role_arn" {
  description = "Role of the rotation."
  value       = local.role_arns["rotate"]

  # Nothing runs as the role before it may do its work.
  depends_on = [aws_iam_role_policy.rotate]
}

output "execution_role_arn" {
  description = "Role by which ECS pulls the image and writes the log."
  value       = local.role_arns["ecs-execution"]

  # Nothing runs as the role before it may do its work.
  depends_on = [aws_iam_role_policy.execution]
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
