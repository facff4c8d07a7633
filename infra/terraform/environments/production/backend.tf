# The bucket is the account's: terraform init -backend-config="bucket=berthcare-terraform-<account>"
terraform {
  backend "s3" {
    key          = "production/terraform.tfstate"
    region       = "ca-central-1"
    encrypt      = true
    use_lockfile = true
  }
}
