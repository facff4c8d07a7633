locals {
  # What a parameter holds: a login as JSON with user and password, or, without a user, the secret as plain text.
  parameters = {
    "database/owner" = { user = var.database_owner, description = "Owner of the schema, for migrations." }
    "database/api"   = { user = "berthcare_api_a", description = "The API's login; alternates between _a and _b." }
    "database/auth"  = { user = "berthcare_auth_a", description = "The sign-in library's login; alternates between _a and _b." }
    "redis/token"    = { user = null, description = "Token of Redis." }
    "auth/secret"    = { user = null, description = "Keys of cookies and codes are derived from it." }
  }
}

# Letters and digits: what Redis, PostgreSQL and RDS all accept. 48 of them are 285 bits.
ephemeral "aws_secretsmanager_random_password" "secret" {
  for_each = local.parameters

  password_length     = 48
  exclude_punctuation = true
}

# Write-only: neither state nor plan holds a value. Later versions are written by the rotation, and Terraform, which
# compares no value, leaves them alone.
resource "aws_ssm_parameter" "secret" {
  for_each = local.parameters

  name        = "${var.path}/${each.key}"
  description = each.value.description
  type        = "SecureString"
  key_id      = "alias/aws/ssm"

  value_wo = (
    each.value.user == null
    ? ephemeral.aws_secretsmanager_random_password.secret[each.key].random_password
    : jsonencode({
      user     = each.value.user
      password = ephemeral.aws_secretsmanager_random_password.secret[each.key].random_password
    })
  )
  value_wo_version = 1
}
