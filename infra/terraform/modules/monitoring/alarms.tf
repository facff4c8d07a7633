locals {
  # Read by the backend's tests as well, which compute these very expressions over recorded series.
  alarms = { for alarm in jsondecode(file("${path.module}/alarms.json")) : alarm.name => alarm }

  dimensions = {
    LoadBalancer = var.load_balancer_dimension
    TargetGroup  = var.target_group_dimension
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  evaluation_periods  = each.value.evaluationPeriods
  datapoints_to_alarm = each.value.datapointsToAlarm
  treat_missing_data  = each.value.treatMissingData
  alarm_actions       = [aws_sns_topic.alerts.arn]
  ok_actions          = [aws_sns_topic.alerts.arn]

  # One metric, or a calculation over several.
  namespace   = try(each.value.namespace, null)
  metric_name = try(each.value.metric, null)
  period      = try(each.value.periodSeconds, null)
  statistic   = try(each.value.statistic, null)
  dimensions  = try({ for dimension in each.value.dimensions : dimension => local.dimensions[dimension] }, null)

  dynamic "metric_query" {
    for_each = try(each.value.queries, [])

    content {
      id          = metric_query.value.id
      label       = try(metric_query.value.label, null)
      expression  = try(metric_query.value.expression, null)
      return_data = can(metric_query.value.expression)

      dynamic "metric" {
        for_each = can(metric_query.value.expression) ? [] : [metric_query.value]

        content {
          namespace   = metric.value.namespace
          metric_name = metric.value.metric
          stat        = metric.value.statistic
          period      = metric.value.periodSeconds
        }
      }
    }
  }
}
