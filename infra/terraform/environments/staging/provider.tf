provider "aws" {
  region = var.region

  # Another account's credentials are refused before anything is read.
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      Project     = "BerthCare"
      Environment = "staging"
      ManagedBy   = "Terraform"
    }
  }
}
