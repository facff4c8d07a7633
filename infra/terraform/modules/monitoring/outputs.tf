output "alerts_topic_arn" {
  description = "Where alarms go. Subscribe to it on purpose."
  value       = aws_sns_topic.alerts.arn
}

output "log_group_name" {
  description = "Where every role's log goes; known once it exists."
  value       = aws_cloudwatch_log_group.backend.name
}
