resource "aws_ecs_cluster" "this" {
  name = var.name

  # The metrics that alarms need come from the load balancer and the log; these would cost more than a task.
  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}
