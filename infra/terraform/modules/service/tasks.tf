resource "aws_ecs_task_definition" "role" {
  for_each = var.task_role_arns

  family                   = "${var.name}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory_mb
  execution_role_arn       = var.execution_role_arn
  task_role_arn            = each.value

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.cpu_architecture
  }

  # The only place a task can write to; gone with the task.
  volume {
    name = "tmp"
  }

  container_definitions = jsonencode([local.containers[each.key]])
}
