import type { Gap } from '../gap.ts';
import { drift, LEFT_OUT, noOperation, partOf } from './words.ts';

export const network: readonly Gap[] = [
  {
    type: 'aws_vpc_security_group_ingress_rule',
    missing: 'the description is forgotten',
    instead: drift('description'),
  },
  {
    type: 'aws_vpc_security_group_egress_rule',
    missing: 'the description is forgotten',
    instead: drift('description'),
  },
  {
    type: 'aws_ec2_transit_gateway_vpc_attachment',
    missing: 'tags are forgotten',
    instead: drift('tags', 'tags_all'),
  },
  {
    type: 'aws_ec2_transit_gateway_vpc_attachment',
    missing: 'a transit gateway of another account cannot be attached to',
    instead: LEFT_OUT,
    only: ({ body }) => String(body['transit_gateway_id']).includes('terraform_remote_state'),
  },
  {
    type: 'aws_route',
    missing: 'the transit gateway of another account is forgotten',
    instead: drift('transit_gateway_id'),
    only: ({ body }) => String(body['transit_gateway_id']).includes('terraform_remote_state'),
  },
  noOperation('aws_dx_gateway'),
  partOf('aws_dx_gateway_association', 'aws_dx_gateway'),
  noOperation('aws_route53profiles_profile'),
  partOf('aws_route53profiles_association', 'aws_route53profiles_profile'),
  partOf('aws_route53profiles_resource_association', 'aws_route53profiles_profile'),
  {
    type: 'aws_ram_resource_share',
    missing: 'its permissions cannot be read',
    instead: LEFT_OUT,
  },
  partOf('aws_ram_principal_association', 'aws_ram_resource_share'),
  partOf('aws_ram_resource_association', 'aws_ram_resource_share'),
];
