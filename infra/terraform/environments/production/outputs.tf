output "deploy" {
  description = "What the deploy needs to know; none of it is secret."
  value       = module.environment.deploy
}

output "ingress" {
  description = "Who may reach what: every ingress rule, in words."
  value       = module.environment.ingress
}

output "operations" {
  description = "Names that the runbooks use."
  value       = module.environment.operations
}

output "tasks" {
  description = "What each role's task runs, and as whom."
  value       = module.environment.tasks
}
