variable "name" {
  description = "Prefix of every name, such as berthcare-staging."
  type        = string
}

variable "region" {
  description = "Region of the S3 endpoint."
  type        = string
}

variable "vpc_cidr" {
  description = "Addresses of the VPC; a /16, from which every subnet takes a /20."
  type        = string

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0)) && endswith(var.vpc_cidr, "/16")
    error_message = "The VPC needs a /16 such as 10.20.0.0/16."
  }
}

variable "availability_zones" {
  description = "Zones to spread over."
  type        = list(string)

  validation {
    condition     = length(var.availability_zones) >= 2 && length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "The database and the load balancer need two different zones."
  }
}

variable "nat_per_zone" {
  description = "A NAT gateway in every zone instead of one: survives the loss of a zone, costs about 41 US dollars a month each."
  type        = bool
}

variable "bucket_arn" {
  description = "The bucket that tasks reach through the S3 endpoint."
  type        = string
}

variable "flow_log_role_arn" {
  description = "Role by which the VPC writes its flow log."
  type        = string
}

variable "log_retention_days" {
  description = "How long flow logs are kept."
  type        = number
}
