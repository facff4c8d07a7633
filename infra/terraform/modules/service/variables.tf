variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "region" {
  description = "Region of the log group."
  type        = string
}

variable "repository_url" {
  description = "Where the image is pulled from."
  type        = string
}

variable "cpu_architecture" {
  description = "What the image is built for; ARM64 costs a fifth less."
  type        = string

  validation {
    condition     = contains(["ARM64", "X86_64"], var.cpu_architecture)
    error_message = "Fargate runs ARM64 or X86_64."
  }
}

variable "cpu" {
  description = "Units of processor of a task: 256 is a quarter of one."
  type        = number

  validation {
    condition     = contains([256, 512, 1024, 2048], var.cpu)
    error_message = "A task has 256, 512, 1024 or 2048 units; more costs more than this service needs."
  }
}

variable "memory_mb" {
  description = "Memory of a task, in megabytes."
  type        = number

  validation {
    condition     = var.memory_mb >= 512 && var.memory_mb <= 8192
    error_message = "A task has 512 to 8192 MB."
  }
}

variable "port" {
  description = "Port on which the API listens."
  type        = number
}

variable "environment" {
  description = "Variables of every task. No secret: the application fetches those itself."
  type        = map(string)
}

variable "log_group_name" {
  description = "Where every role's log goes."
  type        = string
}

variable "subnet_ids" {
  description = "App subnets."
  type        = list(string)
}

variable "security_group_id" {
  description = "Group of the tasks."
  type        = string
}

variable "target_group_arn" {
  description = "Where the API registers with the load balancer."
  type        = string
}

variable "execution_role_arn" {
  description = "Pulls the image and writes the log."
  type        = string
}

variable "task_role_arns" {
  description = "What a task may do, by its role: api, migrate, worker, rotate."
  type        = map(string)

  validation {
    condition     = toset(keys(var.task_role_arns)) == toset(["api", "migrate", "worker", "rotate"])
    error_message = "The image has four roles: api, migrate, worker and rotate."
  }
}

variable "scheduler_role_arn" {
  description = "Starts the rotation."
  type        = string
}

variable "rotation_schedule" {
  description = "When secrets rotate, in UTC."
  type        = string

  validation {
    condition     = can(regex("^(cron|rate)\\(.+\\)$", var.rotation_schedule))
    error_message = "A schedule is cron(...) or rate(...)."
  }
}
