import { outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform } = outputOf('three-tier/prod');

export const rows: Rows = {
  'S2-NET-03': row(
    'VPC 10.0.0.0/16',
    terraform('network', 'aws_vpc.main.cidr_block').is('10.0.0.0/16'),
  ),
  'S2-NET-04': row(
    'public subnets, one per zone',
    terraform('network', 'aws_subnet[tags.Tier=public].cidr_block').are(
      '10.0.1.0/24',
      '10.0.2.0/24',
      '10.0.3.0/24',
    ),
    terraform('network', 'aws_subnet.*.map_public_ip_on_launch').absent(),
  ),
};
