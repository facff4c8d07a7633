# Writes new secrets, gives Redis its token and changes the database's logins as their owner.
resource "aws_iam_role" "rotate" {
  name               = "${var.name}-rotate"
  description        = "Rotation of the Redis token and the database logins."
  assume_role_policy = data.aws_iam_policy_document.tasks_trust.json
}

data "aws_iam_policy_document" "rotate" {
  statement {
    sid     = "ReadSecrets"
    actions = ["ssm:GetParameter"]
    resources = [
      "${local.parameter_arn}/database/*",
      "${local.parameter_arn}/redis/token",
    ]
  }

  statement {
    sid     = "WriteSecrets"
    actions = ["ssm:PutParameter"]
    resources = [
      "${local.parameter_arn}/database/api",
      "${local.parameter_arn}/database/auth",
      "${local.parameter_arn}/redis/token",
    ]
  }

  statement {
    sid       = "EncryptSecrets"
    actions   = ["kms:Encrypt", "kms:GenerateDataKey"]
    resources = [local.any_key_arn]

    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "kms:ResourceAliases"
      values   = ["alias/aws/ssm"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["ssm.${var.region}.amazonaws.com"]
    }
  }

  # Changing the group is checked against each of its nodes as well.
  statement {
    sid       = "SetRedisToken"
    actions   = ["elasticache:ModifyReplicationGroup"]
    resources = [local.cache_arn, "arn:aws:elasticache:${local.account}:cluster:${var.name}-*"]
  }

  statement {
    sid       = "WatchRedis"
    actions   = ["elasticache:DescribeReplicationGroups"]
    resources = [local.cache_arn]
  }

  source_policy_documents = [data.aws_iam_policy_document.secrets_key.json]
}

resource "aws_iam_role_policy" "rotate" {
  name   = "rotate-secrets"
  role   = aws_iam_role.rotate.id
  policy = data.aws_iam_policy_document.rotate.json
}
