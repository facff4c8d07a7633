data "aws_iam_policy_document" "deploy" {
  statement {
    sid       = "SignInToRegistry"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"] # The action knows no resource.
  }

  statement {
    sid = "PushImage"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImageScanFindings",
      "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = [local.repository_arn]
  }

  statement {
    sid       = "ReadAndWithdrawTaskDefinitions"
    actions   = ["ecs:DeregisterTaskDefinition", "ecs:DescribeTaskDefinition"]
    resources = ["*"] # The actions know no resource.
  }

  statement {
    sid       = "RegisterTaskDefinitions"
    actions   = ["ecs:RegisterTaskDefinition"]
    resources = [for arn in values(local.family_arns) : "${arn}:*"]
  }

  statement {
    sid       = "TagWhatIsMade"
    actions   = ["ecs:TagResource"]
    resources = concat([for arn in values(local.family_arns) : "${arn}:*"], ["arn:aws:ecs:${local.account}:task/${var.name}/*"])

    condition {
      test     = "StringEquals"
      variable = "ecs:CreateAction"
      values   = ["RegisterTaskDefinition", "RunTask"]
    }
  }

  statement {
    sid       = "RunMigrationAndFirstRotation"
    actions   = ["ecs:RunTask"]
    resources = ["${local.family_arns["migrate"]}:*", "${local.family_arns["rotate"]}:*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = [local.cluster_arn]
    }
  }

  statement {
    sid       = "WatchAndStopTasks"
    actions   = ["ecs:DescribeTasks", "ecs:StopTask"]
    resources = ["arn:aws:ecs:${local.account}:task/${var.name}/*"]
  }

  statement {
    sid       = "ReplaceService"
    actions   = ["ecs:DescribeServices", "ecs:UpdateService"]
    resources = [local.service_arn]
  }

  statement {
    sid       = "ReadLog"
    actions   = ["logs:FilterLogEvents", "logs:GetLogEvents"]
    resources = ["${local.log_group_arn}:*"]
  }

  statement {
    sid       = "HandOverRoles"
    actions   = ["iam:PassRole"]
    resources = values(local.role_arns)

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }
}
