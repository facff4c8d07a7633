# What the database needs around it, for a trial: a network of its own and the secrets that it reads.
resource "aws_vpc" "this" {
  cidr_block = "10.99.0.0/16"
}

resource "aws_subnet" "data" {
  for_each = { "ca-central-1a" = "10.99.0.0/20", "ca-central-1b" = "10.99.16.0/20" }

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value
}

resource "aws_security_group" "rds" {
  name   = "trial"
  vpc_id = aws_vpc.this.id
}

module "secrets" {
  source = "../../../secrets"

  path           = "/berthcare/trial"
  database_owner = "berthcare_owner"
}

output "subnet_ids" {
  value = [for subnet in aws_subnet.data : subnet.id]
}

output "security_group_id" {
  value = aws_security_group.rds.id
}

output "owner_parameter_arn" {
  value = module.secrets.owner_parameter_arn
}
