// The EKS cluster: version, addressing, node groups, EKS add-ons.
import { z } from 'zod';
import { Cidr, Key, mapOf, Text } from './primitives.ts';

export const NodeGroup = z
  .strictObject({
    zones: z.array(z.string()).min(1).describe('Availability Zones; a subset of `aws.zones`.'),
    instanceTypes: z
      .array(z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'expected an EC2 type such as t3.xlarge'))
      .min(1),
    capacity: z.enum(['onDemand', 'spot']).default('onDemand'),
    min: z.int().min(0).describe('Smallest number of nodes.'),
    max: z.int().min(1).describe('Largest number of nodes.'),
    diskGb: z.int().min(20).default(50).describe('Encrypted gp3 root volume, in GiB.'),
    labels: z.record(Text, z.string()).default({}),
    taints: mapOf(
      z.strictObject({
        value: z.string().default(''),
        effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
      }),
    ).default({}),
  })
  .describe('An EKS managed node group.');
export type NodeGroup = z.output<typeof NodeGroup>;

export const ClusterAddon = z
  .strictObject({
    version: Text.nullable()
      .default(null)
      .describe("Pinned add-on version. Absent: EKS's default version for the cluster's version."),
    configuration: z
      .record(z.string(), z.json())
      .default({})
      .describe("The add-on's configuration values."),
  })
  .describe('An EKS add-on.');

export const Cluster = z
  .strictObject({
    name: Text.describe('Name of the cluster in AWS.'),
    version: z.string().regex(/^1\.\d+$/, 'expected a Kubernetes version such as "1.35", in quotes'),
    serviceCidr: Cidr.describe(
      'Address range of Services: RFC 1918, /24 to /12, outside the VPC. Fixed at creation.',
    ),
    endpoint: z
      .strictObject({
        publicCidrs: z
          .array(Cidr)
          .default([])
          .describe('Who may reach the API server from the internet. Empty: private only.'),
      })
      .prefault({}),
    logTypes: z
      .array(z.enum(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']))
      .default(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'])
      .describe('Control plane logs sent to CloudWatch Logs.'),
    nodeGroups: mapOf(NodeGroup),
    addons: z
      .partialRecord(
        z.enum([
          'vpc-cni',
          'coredns',
          'kube-proxy',
          'aws-ebs-csi-driver',
          'aws-efs-csi-driver',
          'amazon-cloudwatch-observability',
        ]),
        ClusterAddon,
      )
      .describe('EKS add-ons, managed by Terraform.'),
    admins: mapOf(
      z.strictObject({
        role: Text.describe('Name of an IAM role in this account.'),
        access: z.enum(['admin', 'view']),
      }),
    )
      .default({})
      .describe('IAM roles that may reach the Kubernetes API, as EKS access entries.'),
  })
  .describe('The EKS cluster.');
export type Cluster = z.output<typeof Cluster>;

export const Namespace = z
  .strictObject({
    podSecurity: z.enum(['restricted', 'baseline', 'privileged']).default('restricted'),
    quota: z
      .strictObject({ pods: z.int().min(1), cpu: z.string(), memory: z.string() })
      .nullable()
      .default(null)
      .describe('Upper bounds of the sum of all requests in the namespace.'),
  })
  .describe('A namespace for services. Traffic that no edge allows is denied in it.');
export const Namespaces = z.record(Key, Namespace);
