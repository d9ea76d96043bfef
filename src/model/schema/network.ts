// VPC, subnet tiers, NAT, endpoints, and security group rules the design states beyond the edges.
import { z } from 'zod';
import { Cidr, Key, mapOf, Text } from './primitives.ts';

export const SubnetTier = z
  .strictObject({
    cidrs: z.array(Cidr).min(1).describe('One CIDR per Availability Zone, in the order of `aws.zones`.'),
    route: z
      .enum(['internet', 'nat', 'none'])
      .describe('Where 0.0.0.0/0 goes: an internet gateway, a NAT gateway, or nowhere.'),
    purpose: Text.describe('What lives here.'),
  })
  .describe('Subnets of one purpose, one per Availability Zone.');
export type SubnetTier = z.output<typeof SubnetTier>;

export const SecurityGroupRule = z
  .strictObject({
    direction: z.enum(['ingress', 'egress']).default('ingress'),
    group: z
      .string()
      .regex(/^(nodes|(load-balancer|database|cache|kafka|search)\/[a-z0-9-]+)$/, {
        error: 'expected "nodes" or a store or load balancer such as "kafka/main"',
      })
      .describe('The security group that carries the rule: `nodes`, `load-balancer/main`, `kafka/main`, …'),
    peer: z
      .string()
      .regex(/^(nodes|(load-balancer|database|cache|kafka|search)\/[a-z0-9-]+|\d[\d.]+\/\d+)$/, {
        error: 'expected a CIDR, "nodes", or a store or load balancer such as "kafka/main"',
      })
      .describe('The other side: a CIDR or another group.'),
    ports: z
      .string()
      .regex(/^\d+(-\d+)?$/, 'expected a port or a range such as "3000-3037", in quotes')
      .describe('A TCP port or an inclusive range, in quotes.'),
    because: Text.describe('Why the rule exists although no edge needs it.'),
  })
  .describe('A rule the design states literally. Rules that an edge needs are derived and never written.');

export const Network = z
  .strictObject({
    cidr: Cidr.describe('CIDR of the VPC.'),
    subnets: mapOf(SubnetTier).describe('Subnet tiers by name.'),
    placement: z
      .strictObject({
        nodes: Key.describe('Tier of the worker nodes and their pods.'),
        controlPlane: Key.describe('Tier of the network interfaces of the EKS control plane.'),
        data: Key.describe('Tier of databases, caches, Kafka and search.'),
        loadBalancers: Key.describe('Tier of internet-facing load balancers.'),
      })
      .describe('Which tier hosts what.'),
    nat: z
      .enum(['perZone', 'single', 'none'])
      .default('perZone')
      .describe('NAT gateways: one per Availability Zone, one in all, or none.'),
    endpoints: z
      .strictObject({
        gateway: z.array(z.enum(['s3', 'dynamodb'])).default([]),
        interface: z
          .array(z.string().regex(/^[a-z0-9.-]+$/))
          .default([])
          .describe('Service names such as `secretsmanager` or `ecr.api`.'),
      })
      .prefault({})
      .describe('VPC endpoints.'),
    flowLogs: z
      .strictObject({ retentionDays: z.int().min(1).default(30) })
      .nullable()
      .default(null)
      .describe('VPC flow logs to CloudWatch Logs.'),
    securityGroupRules: mapOf(SecurityGroupRule).default({}),
  })
  .describe('VPC and subnets.');
export type Network = z.output<typeof Network>;
