variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "domain_name" {
  description = "Name under which phones and the office reach the API."
  type        = string
}

variable "hosted_zone_id" {
  description = "Public Route 53 zone of that name."
  type        = string
}

variable "vpc_id" {
  description = "The VPC of the tasks."
  type        = string
}

variable "subnet_ids" {
  description = "Public subnets."
  type        = list(string)
}

variable "security_group_id" {
  description = "Group of the load balancer."
  type        = string
}

variable "service_port" {
  description = "Port on which the API listens."
  type        = number
}

variable "requests_per_five_minutes" {
  description = "How many requests one address may send in five minutes; an agency's office and its phones may share one."
  type        = number

  validation {
    condition     = var.requests_per_five_minutes >= 1000 && var.requests_per_five_minutes <= 100000
    error_message = "Fewer than 1,000 would stop an office behind one address, more than 100,000 stops nobody."
  }
}

variable "deletion_protection" {
  description = "Refuse to delete the load balancer."
  type        = bool
}
