variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "bucket_name" {
  description = "Name of the bucket."
  type        = string
}

variable "account_id" {
  description = "Account that administers the key."
  type        = string
}

variable "reader_role_arn" {
  description = "The only role that may decrypt."
  type        = string
}

variable "web_origin" {
  description = "Origin of the app's web build, which uploads photos straight to the bucket."
  type        = string

  validation {
    condition     = can(regex("^https://[^/*]+$", var.web_origin))
    error_message = "The origin is one https address without a wildcard or a path."
  }
}

variable "old_version_days" {
  description = "How long a replaced or deleted object can be brought back, in days."
  type        = number

  validation {
    condition     = var.old_version_days >= 30
    error_message = "Old versions are kept for 30 days or more: orphans are swept after 30 days, and a mistake must stay mendable."
  }
}
