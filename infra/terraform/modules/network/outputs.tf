output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "Subnets of the load balancer, one a zone."
  value       = [for zone in var.availability_zones : aws_subnet.public[zone].id]
}

output "app_subnet_ids" {
  description = "Subnets of the tasks, one a zone."
  value       = [for zone in var.availability_zones : aws_subnet.app[zone].id]
}

output "data_subnet_ids" {
  description = "Subnets of database and cache, one a zone."
  value       = [for zone in var.availability_zones : aws_subnet.data[zone].id]
}
