# Names of what stands in depots: scanners and printers ask for them through the VPN of the company, which leads
# to a resolver in the VPC.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

resource "aws_route53_zone" "depots" {
  name    = var.domain
  comment = "Scanners and printers in depots"

  vpc {
    vpc_id = var.vpc_id
  }
}

resource "aws_route53_record" "printer" {
  for_each = var.printers

  zone_id = aws_route53_zone.depots.zone_id
  name    = "printer.${each.key}.${var.domain}"
  type    = "A"
  ttl     = 300
  records = [each.value]
}

resource "aws_security_group" "resolver" {
  name        = "${var.prefix}-depot-names"
  description = "DNS from the depots"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "dns" {
  for_each = toset(["tcp", "udp"])

  security_group_id = aws_security_group.resolver.id
  description       = "DNS from the depots"
  cidr_ipv4         = var.depots
  ip_protocol       = each.key
  from_port         = 53
  to_port           = 53
}

resource "aws_route53_resolver_endpoint" "depots" {
  name               = "${var.prefix}-depot-names"
  direction          = "INBOUND"
  security_group_ids = [aws_security_group.resolver.id]

  dynamic "ip_address" {
    for_each = var.subnet_ids

    content {
      subnet_id = ip_address.value
    }
  }
}
