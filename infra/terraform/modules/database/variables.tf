variable "name" {
  description = "Identifier of the instance."
  type        = string
}

variable "subnet_ids" {
  description = "Data subnets."
  type        = list(string)
}

variable "security_group_id" {
  description = "Group of the database."
  type        = string
}

variable "port" {
  description = "Port of PostgreSQL."
  type        = number
}

variable "database_name" {
  description = "Database of the application."
  type        = string
}

variable "owner" {
  description = "Login that owns the schema; RDS's master, which is no superuser."
  type        = string
}

variable "owner_parameter_arn" {
  description = "Secure string with the owner's login, as JSON with user and password."
  type        = string
}

variable "instance_class" {
  description = "Class of the instance."
  type        = string

  validation {
    condition     = startswith(var.instance_class, "db.")
    error_message = "A database class begins with db."
  }
}

variable "multi_az" {
  description = "Keep a standby in another zone; doubles the price."
  type        = bool
}

variable "storage_gb" {
  description = "Storage to begin with, in gigabytes."
  type        = number

  validation {
    condition     = var.storage_gb >= 20 && var.storage_gb <= 500
    error_message = "gp3 begins at 20 GB, and storage never shrinks again: 500 GB is the most to begin with."
  }
}

variable "storage_limit_gb" {
  description = "How far storage may grow by itself, in gigabytes."
  type        = number

  validation {
    condition     = var.storage_limit_gb >= 50 && var.storage_limit_gb <= 2000
    error_message = "Growth must be possible and must end: between 50 and 2,000 GB."
  }
}

variable "backup_days" {
  description = "How many days can be restored to, to the second."
  type        = number

  validation {
    condition     = var.backup_days >= 7 && var.backup_days <= 35
    error_message = "Backups are kept for 7 to 35 days."
  }
}
