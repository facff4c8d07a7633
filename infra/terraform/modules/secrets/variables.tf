variable "path" {
  description = "Path above all parameters, such as /berthcare/staging."
  type        = string

  validation {
    condition     = can(regex("^/[a-z]+/[a-z]+$", var.path))
    error_message = "The path has two parts, such as /berthcare/staging."
  }
}

variable "database_owner" {
  description = "Login that owns the schema."
  type        = string
}
