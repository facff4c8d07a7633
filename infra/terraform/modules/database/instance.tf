resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Isolated data subnets."
  subnet_ids  = var.subnet_ids
}

# What is stored is what the instance gets, on a retry after a half-failed apply as well.
ephemeral "aws_ssm_parameter" "owner" {
  arn = var.owner_parameter_arn
}

resource "aws_db_instance" "this" {
  identifier     = var.name
  engine         = "postgres"
  engine_version = "15"
  instance_class = var.instance_class
  multi_az       = var.multi_az

  db_name             = var.database_name
  port                = var.port
  username            = var.owner
  password_wo         = jsondecode(ephemeral.aws_ssm_parameter.owner.value).password
  password_wo_version = 1

  storage_type          = "gp3"
  allocated_storage     = var.storage_gb
  max_allocated_storage = var.storage_limit_gb
  storage_encrypted     = true

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [var.security_group_id]
  publicly_accessible    = false
  parameter_group_name   = aws_db_parameter_group.this.name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  # In UTC, at night in every Canadian time zone.
  backup_retention_period    = var.backup_days
  backup_window              = "08:00-08:30"
  maintenance_window         = "sun:09:00-sun:09:30"
  auto_minor_version_upgrade = true
  copy_tags_to_snapshot      = true
  delete_automated_backups   = false

  deletion_protection       = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${var.name}-final"
}
