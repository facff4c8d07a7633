variable "name" {
  description = "Prefix of every name, such as berthcare-staging."
  type        = string
}

variable "environment" {
  description = "GitHub environment whose jobs may deploy."
  type        = string
}

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "region" {
  description = "Region of everything a role may touch."
  type        = string
}

variable "github_repository" {
  description = "Repository that may deploy, as owner/name."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "One repository, as owner/name: a wildcard would let strangers deploy."
  }
}

variable "parameter_path" {
  description = "Path above all secure strings."
  type        = string
}

variable "bucket_name" {
  description = "Bucket of photos, signatures and exports."
  type        = string
}

variable "log_group_name" {
  description = "Log group of the tasks."
  type        = string
}
