resource "aws_ecs_service" "backend" {
  name             = "${var.name}-backend"
  cluster          = aws_ecs_cluster.this.arn
  task_definition  = aws_ecs_task_definition.role["api"].arn
  launch_type      = "FARGATE"
  platform_version = "LATEST"

  # Nothing runs before there is an image and Redis has its token. The deploy raises it.
  desired_count = 0

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [var.security_group_id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = var.target_group_arn
    container_name   = "backend"
    container_port   = var.port
  }

  enable_execute_command  = false
  enable_ecs_managed_tags = true
  propagate_tags          = "SERVICE"

  # Both are the deploy's.
  lifecycle {
    ignore_changes = [task_definition, desired_count]
  }
}
