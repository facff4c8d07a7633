# Lines of JSON and nothing else: every role of the backend writes so.
resource "aws_cloudwatch_log_group" "backend" {
  name              = var.log_group_name
  retention_in_days = var.log_retention_days
}
