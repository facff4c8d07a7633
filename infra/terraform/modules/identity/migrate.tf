# The only task with the owner's login; it makes the logins of the others, so it reads theirs too.
resource "aws_iam_role" "migrate" {
  name               = "${var.name}-migrate"
  description        = "Migration: the database's logins."
  assume_role_policy = data.aws_iam_policy_document.tasks_trust.json
}

data "aws_iam_policy_document" "migrate" {
  statement {
    sid       = "DatabaseLogins"
    actions   = ["ssm:GetParameter"]
    resources = ["${local.parameter_arn}/database/*"]
  }

  source_policy_documents = [data.aws_iam_policy_document.secrets_key.json]
}

resource "aws_iam_role_policy" "migrate" {
  name   = "database-logins"
  role   = aws_iam_role.migrate.id
  policy = data.aws_iam_policy_document.migrate.json
}
