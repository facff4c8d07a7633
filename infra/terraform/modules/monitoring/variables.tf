variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "account_id" {
  description = "Account whose alarms may publish."
  type        = string
}

variable "region" {
  description = "Region of the dashboard's metrics."
  type        = string
}

variable "log_group_name" {
  description = "Where every role's log goes."
  type        = string
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number

  validation {
    condition     = contains([30, 60, 90], var.log_retention_days)
    error_message = "Logs are kept for 30, 60 or 90 days: long enough to look back, not longer than needed."
  }
}

variable "database_identifier" {
  description = "Identifier of the database instance: CloudWatch knows it by that, not by its resource id."
  type        = string
}

variable "load_balancer_dimension" {
  description = "The load balancer as CloudWatch names it."
  type        = string
}

variable "target_group_dimension" {
  description = "The target group as CloudWatch names it."
  type        = string
}
