# One image, four roles. The image named here has never been pushed: the deploy takes the newest revision, puts the
# digest in its place and changes nothing else.
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

  container_definitions = jsonencode([{
    name      = "backend"
    image     = "${var.repository_url}:undeployed"
    essential = true
    command   = [each.key]

    environment = [for variable in sort(keys(var.environment)) : { name = variable, value = var.environment[variable] }]

    portMappings = each.key == "api" ? [{ containerPort = var.port, hostPort = var.port, protocol = "tcp" }] : []

    readonlyRootFilesystem = true
    mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
    volumesFrom            = []
    systemControls         = []
    linuxParameters        = { initProcessEnabled = true }

    # Requests may take 25 s to end after SIGTERM.
    stopTimeout = 35

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        "awslogs-group"         = var.log_group_name
        "awslogs-region"        = var.region
        "awslogs-stream-prefix" = each.key
        # A log that cannot be written must not stop a visit from being saved.
        "mode"            = "non-blocking"
        "max-buffer-size" = "4m"
      }
    }
  }])
}
