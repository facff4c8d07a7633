variable "name" {
  description = "Name of the replication group."
  type        = string
}

variable "subnet_ids" {
  description = "Data subnets."
  type        = list(string)
}

variable "security_group_id" {
  description = "Group of the cache."
  type        = string
}

variable "port" {
  description = "Port of Redis."
  type        = number
}

variable "node_type" {
  description = "Class of a node."
  type        = string

  validation {
    condition     = startswith(var.node_type, "cache.")
    error_message = "A cache class begins with cache."
  }
}

variable "nodes" {
  description = "How many nodes; two or more fail over by themselves."
  type        = number

  validation {
    condition     = var.nodes >= 1 && var.nodes <= 3
    error_message = "One to three nodes: nothing in the cache must last."
  }
}
