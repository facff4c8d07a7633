output "state_bucket" {
  description = "For terraform init -backend-config=\"bucket=...\" in every environment."
  value       = aws_s3_bucket.state.bucket
}
