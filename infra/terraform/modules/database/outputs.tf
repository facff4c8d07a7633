output "host" {
  description = "Where tasks connect."
  value       = aws_db_instance.this.address
}

output "identifier" {
  description = "The instance as CloudWatch names it."
  value       = aws_db_instance.this.identifier
}
