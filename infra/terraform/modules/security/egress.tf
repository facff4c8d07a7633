resource "aws_vpc_security_group_egress_rule" "alb_to_ecs_tasks" {
  security_group_id            = aws_security_group.alb.id
  description                  = "Requests and health checks to the API"
  referenced_security_group_id = aws_security_group.ecs_tasks.id
  ip_protocol                  = "tcp"
  from_port                    = var.service_port
  to_port                      = var.service_port

  tags = { Name = "${var.name}-alb-to-ecs-tasks" }
}

# The addresses of AWS, of the push services and of Sentry change: the port is what can be held.
resource "aws_vpc_security_group_egress_rule" "ecs_tasks_https" {
  security_group_id = aws_security_group.ecs_tasks.id
  description       = "HTTPS to AWS, push services and Sentry"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443

  tags = { Name = "${var.name}-ecs-tasks-https" }
}

resource "aws_vpc_security_group_egress_rule" "ecs_tasks_to_rds" {
  security_group_id            = aws_security_group.ecs_tasks.id
  description                  = "PostgreSQL"
  referenced_security_group_id = aws_security_group.rds.id
  ip_protocol                  = "tcp"
  from_port                    = var.database_port
  to_port                      = var.database_port

  tags = { Name = "${var.name}-ecs-tasks-to-rds" }
}

resource "aws_vpc_security_group_egress_rule" "ecs_tasks_to_redis" {
  security_group_id            = aws_security_group.ecs_tasks.id
  description                  = "Redis"
  referenced_security_group_id = aws_security_group.redis.id
  ip_protocol                  = "tcp"
  from_port                    = var.cache_port
  to_port                      = var.cache_port

  tags = { Name = "${var.name}-ecs-tasks-to-redis" }
}
