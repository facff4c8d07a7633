output "bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.this.bucket
}

output "key_alias" {
  description = "Alias of the key that encrypts the objects."
  value       = aws_kms_alias.this.name
}
