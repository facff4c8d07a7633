# Of the API and the worker: objects, and their own logins. The owner's login is for the migration alone.
resource "aws_iam_role" "task" {
  name               = "${var.name}-ecs-task"
  description        = "API and worker: objects and their secrets."
  assume_role_policy = data.aws_iam_policy_document.tasks_trust.json
}

data "aws_iam_policy_document" "task" {
  statement {
    sid       = "Objects"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${local.bucket_arn}/*"]
  }

  statement {
    sid       = "ListObjects"
    actions   = ["s3:ListBucket"]
    resources = [local.bucket_arn]
  }

  statement {
    sid       = "ObjectKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [local.any_key_arn]

    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "kms:ResourceAliases"
      values   = ["alias/${var.name}-storage"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.region}.amazonaws.com"]
    }
  }

  statement {
    sid     = "Secrets"
    actions = ["ssm:GetParameter"]
    resources = [
      "${local.parameter_arn}/auth/secret",
      "${local.parameter_arn}/database/api",
      "${local.parameter_arn}/database/auth",
      "${local.parameter_arn}/redis/token",
    ]
  }

  source_policy_documents = [data.aws_iam_policy_document.secrets_key.json]
}

resource "aws_iam_role_policy" "task" {
  name   = "objects-and-secrets"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.task.json
}
