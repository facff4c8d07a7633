locals {
  # One image, four roles. The image named here has never been pushed: the deploy takes the newest revision, puts the
  # digest in its place, and the release's name, and changes nothing else.
  containers = { for role, _ in var.task_role_arns : role => {
    name      = "backend"
    image     = "${var.repository_url}:undeployed"
    essential = true
    command   = [role]

    environment = [for variable in sort(keys(var.environment)) : { name = variable, value = var.environment[variable] }]

    portMappings = role == "api" ? [{ containerPort = var.port, hostPort = var.port, protocol = "tcp" }] : []

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
        "awslogs-stream-prefix" = role
        # A log that cannot be written must not stop a visit from being saved.
        "mode"            = "non-blocking"
        "max-buffer-size" = "4m"
      }
    }
  } }
}
