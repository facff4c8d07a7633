variable "account_id" {
  description = "The AWS account of this environment."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account has 12 digits."
  }
}

variable "region" {
  description = "Health data stays in Canada."
  type        = string
  default     = "ca-central-1"

  validation {
    condition     = var.region == "ca-central-1"
    error_message = "The region is ca-central-1: residency was promised."
  }
}

variable "domain_name" {
  description = "Name under which phones and the office reach the API."
  type        = string
}

variable "hosted_zone_id" {
  description = "Public Route 53 zone of that name."
  type        = string
}

variable "github_repository" {
  description = "Repository that may deploy, as owner/name."
  type        = string
}

variable "budget_email" {
  description = "Who is told when the month grows expensive."
  type        = string
}

variable "sentry_dsn" {
  description = "Where errors are reported; empty reports none."
  type        = string
  default     = ""
}

variable "sentry_app_dsn" {
  description = "Where the phones report the app's errors; empty reports none."
  type        = string
  default     = ""
}
