# AWS's own key for Parameter Store, and only through Parameter Store.
data "aws_iam_policy_document" "secrets_key" {
  statement {
    sid       = "SecretsKey"
    actions   = ["kms:Decrypt"]
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
}
