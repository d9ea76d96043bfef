variable "prefix" {
  description = "Begins every name that is unique in an account."
  type        = string
}

variable "domain" {
  description = "The private zone."
  type        = string
}

variable "vpc_id" {
  description = "The VPC whose resolver knows the zone."
  type        = string
}

variable "subnet_ids" {
  description = "Where the resolver answers: two at least."
  type        = list(string)
}

variable "depots" {
  description = "Addresses of the depots behind the VPN."
  type        = string
  default     = "10.200.0.0/16"
}

variable "printers" {
  description = "Address of the label printer by depot."
  type        = map(string)
  default     = {}
}
