resource "aws_scheduler_schedule" "rotation" {
  name                         = "${var.name}-rotate"
  description                  = "Gives Redis a new token and the database new logins."
  schedule_expression          = var.rotation_schedule
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_ecs_cluster.this.arn
    role_arn = var.scheduler_role_arn

    # A rotation that was cut off goes on where it stopped.
    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }

    ecs_parameters {
      # The family without a revision: the newest, which is the deployed one.
      task_definition_arn     = aws_ecs_task_definition.role["rotate"].arn_without_revision
      launch_type             = "FARGATE"
      task_count              = 1
      enable_ecs_managed_tags = true
      propagate_tags          = "TASK_DEFINITION"

      network_configuration {
        subnets          = var.subnet_ids
        security_groups  = [var.security_group_id]
        assign_public_ip = false
      }
    }
  }
}
