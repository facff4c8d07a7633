output "owner_parameter_arn" {
  description = "Secure string with the login that owns the schema."
  value       = aws_ssm_parameter.secret["database/owner"].arn
}
