variable "name" {
  description = "Name of the repository."
  type        = string
}

variable "kept_images" {
  description = "How many tagged images are kept to roll back to."
  type        = number

  validation {
    condition     = var.kept_images >= 10
    error_message = "Keep 10 images or more: a roll-back needs the one before."
  }
}
