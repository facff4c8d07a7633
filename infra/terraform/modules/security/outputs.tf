output "alb_group_id" {
  description = "Group of the load balancer."
  value       = aws_security_group.alb.id
}

output "ecs_tasks_group_id" {
  description = "Group of the tasks."
  value       = aws_security_group.ecs_tasks.id
}

output "rds_group_id" {
  description = "Group of the database."
  value       = aws_security_group.rds.id
}

output "redis_group_id" {
  description = "Group of the cache."
  value       = aws_security_group.redis.id
}

output "ingress" {
  description = "Who may reach what: every ingress rule, in words. The tests hold it against the rules themselves."
  value = [
    { to = "alb", from = "0.0.0.0/0", port = 443 },
    { to = "alb", from = "0.0.0.0/0", port = 80 },
    { to = "ecs_tasks", from = "alb", port = var.service_port },
    { to = "rds", from = "ecs_tasks", port = var.database_port },
    { to = "redis", from = "ecs_tasks", port = var.cache_port },
  ]
}
