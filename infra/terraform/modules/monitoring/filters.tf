locals {
  # Read by the backend's tests as well, which put its real log lines through these very patterns.
  filters = { for filter in jsondecode(file("${path.module}/filters.json")) : filter.metric => filter }
}

resource "aws_cloudwatch_log_metric_filter" "api" {
  for_each = local.filters

  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.backend.name
  pattern        = each.value.pattern

  metric_transformation {
    namespace = "BerthCare/API"
    name      = each.key
    value     = each.value.value
    unit      = each.value.unit
    # Counts are 0 where nothing came. Latency has none: zeros would pull the 95th percentile down.
    default_value = try(each.value.default, null)
  }
}
