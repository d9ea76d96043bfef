// VPC, subnet tiers, NAT, endpoints, and security group rules the design states beyond the edges.
import { z } from 'zod';
import {
  CIDR_PATTERN,
  Cidr,
  EnvironmentPath,
  Key,
  listOf,
  mapOf,
  RetentionDays,
  Text,
} from '../primitives.ts';
import { ExistingNetwork, ExistingSubnets } from './existing.ts';
import { TransitGateway } from './transit.ts';

export const SubnetTier = z
  .strictObject({
    cidrs: z
      .array(Cidr)
      .min(1)
      .describe('One CIDR per Availability Zone, in the order of `aws.zones`.'),
    route: z
      .enum(['internet', 'nat', 'none'])
      .describe('Where 0.0.0.0/0 goes: an internet gateway, a NAT gateway, or nowhere.'),
    purpose: Text.describe('What lives here.'),
    existing: ExistingSubnets.nullable()
      .default(null)
      .describe('How they are found where `network.existing` stands. Absent: by their `cidrs`.'),
  })
  .describe('Subnets of one purpose, one per Availability Zone.');
export type SubnetTier = z.output<typeof SubnetTier>;

/** Of what: `nodes`, or the kind and the key of what carries it. Whether it is there, a rule asks. */
const GROUP = '(nodes|bastion|[a-z]+(-[a-z]+)*/[a-z0-9-]+)';

export const SecurityGroupRule = z
  .strictObject({
    direction: z
      .enum(['ingress', 'egress'])
      .default('ingress')
      .describe('`ingress`: from the peer to the group. `egress`: from the group to the peer.'),
    group: z
      .string()
      .regex(new RegExp(`^${GROUP}$`), {
        error: 'expected "nodes" or a store or load balancer such as "kafka/main"',
      })
      .describe(
        'The security group that carries the rule: `nodes`, `load-balancer/main`, `kafka/main`.',
      ),
    peer: z
      .string()
      .regex(new RegExp(`^(${GROUP}|${CIDR_PATTERN})$`), {
        error: 'expected a CIDR, "nodes", or a store or load balancer such as "kafka/main"',
      })
      .describe('The other side: a CIDR or another group.'),
    ports: z
      .string()
      .regex(/^\d+(-\d+)?$/, 'expected a port or a range such as "3000-3037", in quotes')
      .describe('A TCP port or an inclusive range, in quotes.'),
    because: Text.describe('Why the rule exists although no edge needs it.'),
  })
  .describe('A rule the design states literally. What an edge needs is derived and never written.');

export const Bastion = z
  .strictObject({
    instanceType: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/, 'expected an instance type such as t3.micro')
      .default('t3.micro')
      .describe('EC2 instance type; its image has the same architecture.'),
    allowedCidrs: listOf(Cidr)
      .min(1, 'expected at least one range that may connect')
      .describe('Who may connect by SSH. Never the whole internet.'),
    tier: Key.describe('Tier it stands in, in the first zone; one with `route: internet`.'),
    access: z
      .enum(['admin', 'view'])
      .nullable()
      .default(null)
      .describe('What whoever is on it may do in the cluster. Absent: each brings a role.'),
  })
  .describe('An EC2 instance people reach the cluster from, by SSH or by Session Manager.');
export type Bastion = z.output<typeof Bastion>;

export const Network = z
  .strictObject({
    existing: ExistingNetwork.nullable()
      .default(null)
      .describe('What stands already. Absent: the network is made.'),
    cidr: Cidr.describe('Range of the VPC, /16 to /28. Fixed at creation.'),
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
        gateway: listOf(z.enum(['s3', 'dynamodb']))
          .default([])
          .describe('Services reached through the route tables, free of charge.'),
        interface: listOf(
          z.string().regex(/^[a-z][a-z0-9.-]*$/, 'expected a service name such as ecr.api'),
        )
          .default([])
          .describe(
            'Services reached through an address in the tier of the nodes, such as `ecr.api`.',
          ),
      })
      .prefault({})
      .describe('VPC endpoints: traffic to AWS that passes no NAT gateway.'),
    acls: z
      .boolean()
      .default(false)
      .describe('One network ACL per subnet tier, derived from its `route`, beside the groups.'),
    nodeEgress: z
      .enum(['everywhere', 'named'])
      .default('everywhere')
      .describe(
        'What the group of the nodes lets out: everything, or only nodes, used stores and HTTPS.',
      ),
    flowLogs: z
      .strictObject({
        retentionDays: RetentionDays.default(30).describe('Days that CloudWatch Logs keeps them.'),
      })
      .nullable()
      .default(null)
      .describe('VPC flow logs to CloudWatch Logs. Absent: none.'),
    transitGateway: TransitGateway.nullable()
      .default(null)
      .describe('Makes this network the hub of others. Absent: it is none.'),
    attachment: EnvironmentPath.nullable()
      .default(null)
      .describe(
        'Environment whose Transit Gateway this network hangs on; it lists this one as a member.',
      ),
    bastion: Bastion.nullable().default(null).describe('A way in for people. Absent: none.'),
    securityGroupRules: mapOf(SecurityGroupRule)
      .default({})
      .describe('Rules a design states beyond those the edges need, by name.'),
  })
  .describe('VPC and subnets. Absent: none, and nothing that has an address in one.');
export type Network = z.output<typeof Network>;
