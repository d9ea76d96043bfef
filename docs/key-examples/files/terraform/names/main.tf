terraform {
  required_providers {
    aws    = { source = "hashicorp/aws", version = ">= 5.100" }
    random = { source = "hashicorp/random", version = "3.6.3" }
  }
}

variable "domain" {
  type = string
}

variable "vpc_id" {
  type = string
}

resource "random_id" "zone" {
  byte_length = 4
}

resource "aws_route53_zone" "warehouse" {
  name    = var.domain
  comment = "Warehouse ${random_id.zone.hex}"

  vpc {
    vpc_id = var.vpc_id
  }
}

output "domain" {
  value = aws_route53_zone.warehouse.name
}
