// What a VPC is made of.
import type { LifeTable } from '../life.ts';

export const network: LifeTable = {
  aws_vpc: {
    replacement: 'refused',
    because: 'Everything stands in it; AWS deletes none that is in use.',
  },
  aws_subnet: {
    replacement: 'new first',
    because:
      'Endpoints and attachments have interfaces in it, and AWS deletes none that is in use.',
  },
  aws_route_table: { replacement: 'new first', because: 'Gateway endpoints name it.' },
  aws_route_table_association: { replacement: 'old first', because: 'A subnet has one.' },
  aws_route: { replacement: 'old first', because: 'A table has one per range.' },
  aws_internet_gateway: { replacement: 'in place', because: 'Nothing but its VPC can change.' },
  aws_nat_gateway: {
    replacement: 'new first',
    because: 'Routes lead to it until they lead elsewhere.',
  },
  aws_eip: {
    replacement: 'in place',
    because: 'Nothing of it can change.',
  },
  aws_network_acl: { replacement: 'in place', because: 'Its subnets change in place.' },
  aws_network_acl_rule: {
    replacement: 'old first',
    because: 'An ACL has one per number and direction.',
  },
  aws_default_security_group: {
    replacement: 'in place',
    because: 'A VPC has one, which Terraform adopts.',
  },
  aws_security_group: {
    replacement: 'in place',
    because: 'Its rules are resources of their own, and nothing else of it can change.',
  },
  aws_vpc_security_group_ingress_rule: {
    replacement: 'in place',
    because: 'Ports and peers change in place.',
  },
  aws_vpc_security_group_egress_rule: {
    replacement: 'in place',
    because: 'Ports and peers change in place.',
  },
  aws_vpc_endpoint: {
    replacement: 'old first',
    because: 'A VPC has the private name of a service once.',
  },
  aws_flow_log: { replacement: 'old first', because: 'A VPC has one to a log group.' },
  aws_ec2_transit_gateway: {
    replacement: 'refused',
    because: 'Networks of other environments are attached to it; AWS deletes none that is in use.',
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    replacement: 'old first',
    because: 'A VPC has one to a gateway.',
  },
  aws_dx_connection: {
    replacement: 'refused',
    because: 'A line of the carrier is behind it.',
  },
  aws_dx_gateway: {
    replacement: 'refused',
    because: 'Lines of the carrier end at it; AWS deletes none that is in use.',
  },
  aws_dx_gateway_association: {
    replacement: 'old first',
    because: 'Two gateways are associated once.',
  },
  aws_ram_resource_share: { replacement: 'in place', because: 'Its name changes in place.' },
  aws_ram_resource_association: {
    replacement: 'old first',
    because: 'A share has a resource once.',
  },
  aws_ram_principal_association: {
    replacement: 'old first',
    because: 'A share has a principal once.',
  },
  aws_ram_sharing_with_organization: {
    replacement: 'in place',
    because: 'A switch of the organization.',
  },
  aws_route53profiles_profile: {
    replacement: 'in place',
    because: 'Nothing but its name can change.',
  },
  aws_route53profiles_association: { replacement: 'old first', because: 'A VPC has one profile.' },
  aws_route53profiles_resource_association: {
    replacement: 'old first',
    because: 'A profile has a resource once.',
  },
};
