output "target_group_arn" {
  description = "Where the service registers its tasks; known once a listener forwards to it."
  value       = aws_lb_target_group.api.arn

  # ECS refuses a target group that no listener uses.
  depends_on = [aws_lb_listener.https]
}

output "load_balancer_dimension" {
  description = "The load balancer as CloudWatch names it."
  value       = aws_lb.this.arn_suffix
}

output "target_group_dimension" {
  description = "The target group as CloudWatch names it."
  value       = aws_lb_target_group.api.arn_suffix
}
