variable "environment" {
  description = "Which environment this is: part of every name."
  type        = string

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "There are two environments: staging and production."
  }
}

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "region" {
  description = "Region of everything."
  type        = string
}

variable "domain_name" {
  description = "Name under which phones and the office reach the API, such as staging.berthcare.example."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "A domain name without scheme, wildcard or slash."
  }
}

variable "hosted_zone_id" {
  description = "Public Route 53 zone of that name."
  type        = string

  validation {
    condition     = can(regex("^Z[A-Z0-9]+$", var.hosted_zone_id))
    error_message = "The id of a hosted zone begins with Z."
  }
}

variable "github_repository" {
  description = "Repository that may deploy, as owner/name."
  type        = string
}

variable "budget_email" {
  description = "Who is told when the month grows expensive."
  type        = string
}

variable "budget_usd" {
  description = "US dollars a month that are expected at most."
  type        = number
}

variable "sentry_dsn" {
  description = "Where errors are reported; empty reports none. Sentry keeps data outside Canada unless its project says otherwise."
  type        = string
  default     = ""

  validation {
    condition     = var.sentry_dsn == "" || startswith(var.sentry_dsn, "https://")
    error_message = "Empty, or an https address."
  }
}

variable "sentry_app_dsn" {
  description = "Where the phones report the app's errors; empty reports none. Handed to every phone, so it is no secret."
  type        = string
  default     = ""

  validation {
    condition     = var.sentry_app_dsn == "" || startswith(var.sentry_app_dsn, "https://")
    error_message = "Empty, or an https address."
  }
}

variable "network" {
  description = "Addresses, zones, and whether each zone has a NAT gateway of its own."
  type = object({
    vpc_cidr           = string
    availability_zones = list(string)
    nat_per_zone       = bool
  })

  validation {
    condition     = alltrue([for zone in var.network.availability_zones : startswith(zone, var.region)])
    error_message = "Every zone must lie in the region: data stays in Canada."
  }
}

variable "database" {
  description = "Size and safety of PostgreSQL."
  type = object({
    instance_class   = string
    multi_az         = bool
    storage_gb       = number
    storage_limit_gb = number
    backup_days      = number
  })
}

variable "cache" {
  description = "Size of Redis."
  type = object({
    node_type = string
    nodes     = number
  })
}

variable "service" {
  description = "Size of a task, and how many of the API the deploy keeps running."
  type = object({
    cpu_architecture = string
    cpu              = number
    memory_mb        = number
    desired_count    = number
  })

  validation {
    condition     = var.service.desired_count >= 1 && var.service.desired_count <= 10
    error_message = "One to ten tasks: each costs by the hour."
  }
}

variable "rotation_schedule" {
  description = "When secrets rotate, in UTC."
  type        = string
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
}

variable "kept_images" {
  description = "How many images are kept to roll back to."
  type        = number
}

variable "old_version_days" {
  description = "How long a replaced or deleted object can be brought back, in days."
  type        = number
}

variable "requests_per_five_minutes" {
  description = "How many requests one address may send in five minutes."
  type        = number
}

variable "deletion_protection" {
  description = "Refuse to delete the load balancer; the database always refuses."
  type        = bool
}
