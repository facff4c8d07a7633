resource "aws_elasticache_subnet_group" "this" {
  name        = var.name
  description = "Isolated data subnets."
  subnet_ids  = var.subnet_ids
}

# Created without a token: the provider has no write-only argument for it, and a token given here would stand in the
# state. The rotation sets one, proves that nobody gets in without it, and only then does the service start.
resource "aws_elasticache_replication_group" "this" {
  replication_group_id = var.name
  description          = "Sessions, rate limits and hints: nothing that must last."
  engine               = "redis"
  engine_version       = "7.1"
  node_type            = var.node_type
  num_cache_clusters   = var.nodes
  port                 = var.port
  parameter_group_name = "default.redis7"

  automatic_failover_enabled = var.nodes > 1
  multi_az_enabled           = var.nodes > 1

  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"

  subnet_group_name  = aws_elasticache_subnet_group.this.name
  security_group_ids = [var.security_group_id]

  maintenance_window         = "sun:09:30-sun:10:30"
  auto_minor_version_upgrade = true
}
