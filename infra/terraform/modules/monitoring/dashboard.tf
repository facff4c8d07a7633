locals {
  widgets = [
    {
      title  = "API latency"
      yAxis  = { left = { label = "ms", showUnits = false, min = 0 } }
      period = 60
      metrics = [
        ["BerthCare/API", "APILatency", { stat = "p50", label = "p50" }],
        ["BerthCare/API", "APILatency", { stat = "p95", label = "p95" }],
        ["BerthCare/API", "APILatency", { stat = "p99", label = "p99" }],
      ]
    },
    {
      title  = "Error rate"
      yAxis  = { left = { label = "%", showUnits = false, min = 0 } }
      period = 300
      metrics = [
        [{ expression = "IF(requests > 0, 100 * FILL(errors, 0) / requests)", label = "Errors in percent", id = "rate" }],
        ["BerthCare/API", "ErrorCount", { stat = "Sum", id = "errors", visible = false }],
        ["BerthCare/API", "RequestCount", { stat = "Sum", id = "requests", visible = false }],
      ]
    },
    {
      title  = "Requests"
      yAxis  = { left = { showUnits = false, min = 0 } }
      period = 60
      metrics = [
        ["BerthCare/API", "RequestCount", { stat = "Sum" }],
        ["BerthCare/API", "ErrorCount", { stat = "Sum" }],
      ]
    },
    {
      title  = "Database connections"
      yAxis  = { left = { showUnits = false, min = 0 } }
      period = 60
      metrics = [
        ["AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", var.database_identifier, { stat = "Maximum" }],
      ]
    },
    {
      title  = "Database: processor and free storage"
      yAxis  = { left = { label = "%", showUnits = false, min = 0, max = 100 }, right = { label = "bytes", showUnits = false, min = 0 } }
      period = 300
      metrics = [
        ["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", var.database_identifier, { stat = "Average" }],
        ["AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier", var.database_identifier, { stat = "Minimum", yAxis = "right" }],
      ]
    },
    {
      title  = "Tasks: processor and memory"
      yAxis  = { left = { label = "%", showUnits = false, min = 0, max = 100 } }
      period = 60
      metrics = [
        ["AWS/ECS", "CPUUtilization", "ClusterName", var.name, "ServiceName", "${var.name}-backend", { stat = "Average" }],
        ["AWS/ECS", "MemoryUtilization", "ClusterName", var.name, "ServiceName", "${var.name}-backend", { stat = "Average" }],
      ]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = [for index, widget in local.widgets : {
      type   = "metric"
      x      = index % 2 * 12
      y      = floor(index / 2) * 6
      width  = 12
      height = 6
      properties = {
        title   = widget.title
        view    = "timeSeries"
        region  = var.region
        period  = widget.period
        yAxis   = widget.yAxis
        metrics = widget.metrics
      }
    }]
  })
}
