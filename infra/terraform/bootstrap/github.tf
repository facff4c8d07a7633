# Once an account, whatever environments it holds. Which repository and environment may do what stands in the trust
# policy of each role. AWS knows the issuer's certificate authority, so no thumbprint is needed.
resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}
