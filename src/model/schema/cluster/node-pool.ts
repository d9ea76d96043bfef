// Nodes that Karpenter makes, and what they share with those of managed node groups.
import { z } from 'zod';
import { LabelValue, NodeLabels, qualifiedName } from '../labels.ts';
import { listOf } from '../primitives.ts';

export const InstanceTypeNames = z
  .array(
    z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'expected an EC2 type such as t3.xlarge'),
  )
  .min(1);

const TaintKey = qualifiedName(
  'expected a taint key such as spot, CriticalAddonsOnly or example.com/gpu',
);

export const Taints = z.record(
  TaintKey,
  z.strictObject({
    value: LabelValue.default('').describe('Value of the taint. Absent: empty.'),
    effect: z
      .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
      .describe(
        'What happens to pods without a toleration; services of capacity `spot` tolerate those of spot nodes.',
      ),
  }),
);

export const NodePool = z
  .strictObject({
    instanceTypes: InstanceTypeNames.describe(
      'EC2 instance types; Karpenter takes the cheapest that the waiting pods fit.',
    ),
    capacity: z
      .enum(['onDemand', 'spot'])
      .default('onDemand')
      .describe('`spot` costs less and can be taken back with two minutes of notice.'),
    maxNodes: z
      .int()
      .min(1)
      .describe(
        'Largest number of nodes. Becomes limits of CPU and memory, so larger types mean fewer nodes.',
      ),
    zones: listOf(z.string())
      .min(1)
      .nullable()
      .default(null)
      .describe('Availability Zones; a subset of `aws.zones`. Absent: all of them.'),
    diskGb: z.int().min(20).default(50).describe('Encrypted gp3 root volume, in GiB.'),
    amiVersion: z
      .string()
      .regex(/^(latest|v\d{8})$/, 'expected latest, or a release such as v20260601')
      .default('latest')
      .describe(
        'Release of the Amazon Linux 2023 image for EKS. `latest`: nodes are replaced when AWS releases one.',
      ),
    labels: NodeLabels,
    taints: Taints.default({}).describe('Kubernetes taints of its nodes, by taint key.'),
    consolidateAfter: z
      .string()
      .regex(/^((\d+[smh])+|Never)$/, 'expected a span such as "1m", or Never')
      .default('1m')
      .describe('How long pods must have been still before nodes are emptied or replaced.'),
  })
  .describe('Nodes that Karpenter makes for pods that wait, and takes away when they stand idle.');
export type NodePool = z.output<typeof NodePool>;
