output "repository_url" {
  description = "Where images are pushed."
  value       = aws_ecr_repository.backend.repository_url
}
