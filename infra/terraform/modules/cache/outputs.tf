output "host" {
  description = "Where tasks connect."
  value       = aws_elasticache_replication_group.this.primary_endpoint_address
}
