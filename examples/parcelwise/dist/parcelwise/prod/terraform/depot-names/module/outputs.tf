output "domain" {
  description = "The private zone."
  value       = aws_route53_zone.depots.name
}

output "resolver_addresses" {
  description = "What the VPN of the depots asks."
  value       = [for each in aws_route53_resolver_endpoint.depots.ip_address : each.ip]
}
