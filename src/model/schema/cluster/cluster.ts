// The EKS cluster: version, addressing, nodes, EKS add-ons.
import { z } from 'zod';
import { NodeLabels } from '../labels.ts';
import { Cidr, Cpu, Key, listOf, Memory, mapOf, RoleName, Text } from '../primitives.ts';
import { Capacity } from './capacity.ts';
import { ExistingCluster } from './existing.ts';
import { InstanceTypeNames, NodePool, Taints } from './node-pool.ts';

export const NodeGroup = z
  .strictObject({
    zones: listOf(z.string()).min(1).describe('Availability Zones; a subset of `aws.zones`.'),
    instanceTypes: InstanceTypeNames.describe(
      'EC2 instance types, preferred first; alternatives serve spot capacity.',
    ),
    capacity: z
      .enum(['onDemand', 'spot'])
      .default('onDemand')
      .describe('`spot` costs less and can be taken back with two minutes of notice.'),
    min: z
      .int()
      .min(0)
      .describe('Smallest number of nodes, over all its zones; also the initial one.'),
    max: z.int().min(1).describe('Largest number of nodes, over all its zones.'),
    diskGb: z.int().min(20).default(50).describe('Encrypted gp3 root volume, in GiB.'),
    labels: NodeLabels,
    taints: Taints.default({}).describe('Kubernetes taints of its nodes, by taint key.'),
    releaseVersion: z
      .string()
      .regex(
        /^1\.\d+\.\d+-\d{8}$/,
        'expected a release of the node image such as "1.35.2-20261101"',
      )
      .nullable()
      .default(null)
      .describe(
        'Pinned release of the node image. Absent: the one that AWS recommends when the stack is planned.',
      ),
    repair: z
      .boolean()
      .default(false)
      .describe(
        'EKS replaces a node that stays unready for half an hour; otherwise only one whose instance fails.',
      ),
  })
  .describe('An EKS managed node group.');
export type NodeGroup = z.output<typeof NodeGroup>;

export const ClusterAddon = z
  .strictObject({
    version: z
      .string()
      .regex(
        /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
        'expected the version of an EKS add-on such as v1.20.4-eksbuild.1',
      )
      .nullable()
      .default(null)
      .describe(
        "Pinned add-on version. Absent: EKS's default for the version of the cluster, as it is when the stack is planned.",
      ),
    configuration: z
      .record(z.string(), z.json())
      .default({})
      .describe("The add-on's configuration values."),
    existing: z
      .enum(['addon', 'unmanaged'])
      .nullable()
      .default(null)
      .describe(
        'In a cluster that stands already. `addon`: EKS has it, and the plan proves version and configuration as far as they are written. `unmanaged`: somebody else installed it. Absent: it is added.',
      ),
  })
  .describe('An EKS add-on.');
export type ClusterAddon = z.output<typeof ClusterAddon>;

const EndpointClient = z
  .strictObject({
    subnets: Key.nullable()
      .default(null)
      .describe(
        'Key of a tier of `network.subnets`, such as that of a CloudShell or a build agent.',
      ),
    cidrs: z
      .array(Cidr)
      .default([])
      .describe('Ranges that reach the VPC otherwise, such as a VPN or a peered network.'),
    purpose: Text.describe('Who it is; stands at the rule in AWS.'),
  })
  .describe('Who may ask the API server on port 443.');
export type EndpointClient = z.output<typeof EndpointClient>;

export const StorageClass = z
  .strictObject({
    type: z
      .enum(['gp3', 'io2'])
      .describe('EBS volume type. `io2`: provisioned IOPS, for databases that need them.'),
    iops: z
      .int()
      .min(100)
      .max(256000)
      .nullable()
      .default(null)
      .describe('IOPS of each volume; `io2` needs it. Absent: 3000, the baseline of `gp3`.'),
    throughput: z
      .int()
      .min(125)
      .max(2000)
      .nullable()
      .default(null)
      .describe('Throughput of each volume in MiB/s, of `gp3` alone. Absent: 125.'),
    default: z
      .boolean()
      .default(false)
      .describe('The class of claims that name none, in place of `gp3`.'),
    reclaim: z
      .enum(['Delete', 'Retain'])
      .default('Delete')
      .describe('What happens to a volume whose claim is deleted.'),
  })
  .describe('A StorageClass of encrypted EBS volumes.');
export type StorageClass = z.output<typeof StorageClass>;

export const Cluster = z
  .strictObject({
    existing: ExistingCluster.nullable()
      .default(null)
      .describe('What has to be known of one that stands already. Absent: the cluster is made.'),
    name: z
      .string()
      .regex(
        /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/,
        'expected a cluster name: up to 100 letters, digits, "-" and "_"',
      )
      .describe('Name of the cluster in AWS. Fixed at creation.'),
    version: z
      .string()
      .regex(/^1\.\d+$/, 'expected a Kubernetes version such as "1.35", in quotes')
      .describe('Kubernetes minor version, in quotes. EKS upgrades one minor version at a time.'),
    serviceCidr: Cidr.describe(
      'Address range of Services: RFC 1918, /24 to /12, outside the VPC. Fixed at creation.',
    ),
    endpoint: z
      .strictObject({
        publicCidrs: z
          .array(Cidr)
          .default([])
          .describe('Who may reach the API server from the internet. Empty: private only.'),
        clients: mapOf(EndpointClient)
          .default({})
          .describe(
            'Who reaches it from inside, by name, beside the nodes and the bastion of `network.bastion`.',
          ),
      })
      .prefault({})
      .describe('Where the API server listens; always inside the VPC.'),
    logTypes: z
      .array(z.enum(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']))
      .default(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'])
      .describe('Control plane logs sent to CloudWatch Logs.'),
    nodeGroups: mapOf(NodeGroup).describe('Managed node groups by name.'),
    nodePools: mapOf(NodePool)
      .default({})
      .describe('Node pools of Karpenter by name. They need `addons.karpenter`.'),
    capacity: Capacity.nullable().default(null),
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
    storageClasses: mapOf(StorageClass)
      .default({})
      .describe('StorageClasses by name, beside `gp3`, which the EBS CSI driver always brings.'),
    admins: mapOf(
      z.strictObject({
        role: RoleName.describe('Name of an IAM role in this account.'),
        access: z
          .enum(['admin', 'view'])
          .describe('`admin`: everything in the cluster. `view`: read everything, Secrets too.'),
      }),
    )
      .default({})
      .describe('IAM roles that may reach the Kubernetes API, as EKS access entries.'),
  })
  .describe('The EKS cluster. Absent: none, and nothing that runs in one.');
export type Cluster = z.output<typeof Cluster>;

export const Namespace = z
  .strictObject({
    podSecurity: z
      .enum(['restricted', 'baseline', 'privileged'])
      .default('restricted')
      .describe('Pod Security level that is enforced.'),
    quota: z
      .strictObject({
        pods: z.int().min(1).describe('Number of pods.'),
        cpu: Cpu.describe('Sum of CPU requests, such as "20" or "500m".'),
        memory: Memory.describe('Sum of memory requests, such as "64Gi".'),
      })
      .nullable()
      .default(null)
      .describe('ResourceQuota of the namespace. Absent: no bounds.'),
    members: mapOf(
      z.strictObject({
        role: RoleName.describe('Name of an IAM role in this account.'),
        access: z
          .enum(['view', 'deploy'])
          .describe('`view`: read all but Secrets. `deploy`: restart and scale workloads as well.'),
      }),
    )
      .default({})
      .describe('IAM roles that may work in the namespace, by Kubernetes RBAC; never on Secrets.'),
  })
  .describe('A namespace for services. Traffic that no edge allows is denied in it.');
export const Namespaces = z.record(Key, Namespace);
export type Namespaces = z.output<typeof Namespaces>;
