variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "vpc_id" {
  description = "The VPC of the groups."
  type        = string
}

variable "service_port" {
  description = "Port on which the API listens."
  type        = number
}

variable "database_port" {
  description = "Port of PostgreSQL."
  type        = number
}

variable "cache_port" {
  description = "Port of Redis."
  type        = number
}
