variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "limit_usd" {
  description = "US dollars a month that are expected at most."
  type        = number

  validation {
    condition     = var.limit_usd >= 50 && var.limit_usd <= 2000
    error_message = "A budget between 50 and 2,000 US dollars a month: more than that would warn of nothing."
  }
}

variable "email" {
  description = "Who is told. The alerts topic has no subscriber, so this is the only voice of the budget."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.email))
    error_message = "Needs an e-mail address: without one nobody would hear of the cost."
  }
}
