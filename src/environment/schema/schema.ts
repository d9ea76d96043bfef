// The schema of one environment, of what the model has and what kinds and add-ons bring.
import { z } from 'zod';
import { type AddonName, addons } from '../../addons/addons.ts';
import { Aws } from '../../model/schema/aws.ts';
import { Cluster, Namespaces, NodeGroup } from '../../model/schema/cluster/cluster.ts';
import { Mesh } from '../../model/schema/cluster/mesh.ts';
import { Schedule } from '../../model/schema/cluster/schedule.ts';
import { Documents } from '../../model/schema/documents.ts';
import { Edge } from '../../model/schema/edge/edge.ts';
import { Ingress } from '../../model/schema/edge/ingress.ts';
import type { Environment as Whole } from '../../model/schema/environment.ts';
import { leavingParts } from '../../model/schema/leaving.ts';
import { Network } from '../../model/schema/network/network.ts';
import { Audit } from '../../model/schema/operations/audit.ts';
import { Cost } from '../../model/schema/operations/cost.ts';
import { Delivery } from '../../model/schema/operations/delivery.ts';
import { alarmOf, observabilityOf } from '../../model/schema/operations/observability.ts';
import { Deviation, Policies } from '../../model/schema/operations/operations.ts';
import { Organization } from '../../model/schema/operations/organization.ts';
import { Patch } from '../../model/schema/operations/patch.ts';
import { Recovery } from '../../model/schema/operations/recovery.ts';
import { Unchecked } from '../../model/schema/operations/unchecked.ts';
import { Waiver } from '../../model/schema/operations/waiver.ts';
import { Parity } from '../../model/schema/parity.ts';
import { Key, mapOf, Text } from '../../model/schema/primitives.ts';
import { serviceOf } from '../../model/schema/service.ts';
import { Priorities } from '../../model/schema/services/pods.ts';
import { Categories } from '../../model/schema/services/service.ts';
import { Tier } from '../../model/schema/tier.ts';
import { measured, measureNames } from '../measures.ts';
import { collectionShape, nounShape } from './collections.ts';
import { Leaving } from './leaving.ts';
import { Uses } from './uses.ts';

const addonNames = addons.map(({ name }) => name) as [AddonName, ...AddonName[]];

const Addon = z
  .strictObject({
    existing: z
      .strictObject({
        namespace: z
          .string()
          .max(63)
          .regex(
            /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
            'expected the name of a namespace such as kube-system',
          )
          .nullable()
          .default(null)
          .describe('Namespace it stands in. Absent: the one that ours would have.'),
      })
      .nullable()
      .default(null)
      .describe(
        'It stands already, in a cluster that does: what rests on it counts on it, and nothing of it is made. Absent: it is installed.',
      ),
    version: z
      .string()
      .regex(/^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/, 'expected an exact version such as "1.4.2"')
      .nullable()
      .default(null)
      .describe('Version of the chart. Absent: the one this release is checked with.'),
    values: z
      .record(z.string(), z.json())
      .default({})
      .describe(
        'Values of the chart over ours: maps merge, everything else replaces. The page lists what it replaces.',
      ),
    capacity: z
      .literal('spot')
      .nullable()
      .default(null)
      .describe(
        'Nodes of those of its pods that run several times. `spot`: spot nodes where there is room, whatever their taints; for what may be gone for a minute. Absent: nodes without taints.',
      ),
  })
  .describe('An add-on from a Helm chart.');

const Service = serviceOf(Uses);
const Alarm = alarmOf(measureNames, measured);

const beforeNouns = {
  nodeGroup: NodeGroup.partial().default({}).describe('Under every `cluster.nodeGroups` entry.'),
};
const afterNouns = {
  service: Service.partial().default({}).describe('Under every `services` entry.'),
  alarm: Alarm.partial().default({}).describe('Under every `observability.alarms` entry.'),
};
const Defaults = z
  .strictObject({ ...beforeNouns, ...nounShape, ...afterNouns })
  .describe('Values that every entry of a collection takes unless it has its own.');

const beforeCollections = {
  system: Key.describe('The system; the name of the folder.'),
  environment: Key.describe('The environment; the name of the file.'),
  title: Text.describe('The system in words.'),
  tier: Tier,
  applied: z
    .boolean()
    .default(true)
    .describe(
      'Whether any of it was ever applied. `false`: nothing of it runs, so that no change to it is judged; what would be found is counted in a warning. From the first apply on it is true.',
    ),
  aws: Aws,
  organization: Organization.nullable()
    .default(null)
    .describe('The accounts, in the environment of the account that pays for them.'),
  network: Network.nullable().default(null),
  cluster: Cluster.nullable().default(null),
  schedule: Schedule.nullable().default(null),
  namespaces: Namespaces.default({}).describe('Kubernetes namespaces for services, by name.'),
  mesh: Mesh,
  priorities: Priorities,
  categories: Categories.prefault({}),
  defaults: Defaults.prefault({}),
};

const afterCollections = {
  services: mapOf(Service)
    .default({})
    .describe('Services by name, which is also that of their Kubernetes objects and repository.'),
  edge: Edge.prefault({}),
  ingress: Ingress,
  addons: z
    .partialRecord(z.enum(addonNames), Addon)
    .default({})
    .describe('Add-ons from Helm charts, synced by Argo CD.'),
  observability: observabilityOf(Alarm).prefault({}),
  recovery: Recovery.prefault({}),
  cost: Cost.nullable().default(null),
  audit: Audit.nullable()
    .default(null)
    .describe('Records and watches the account. Absent: nothing, and no stack.'),
  delivery: Delivery,
  policies: Policies.prefault({}),
  parity: Parity.prefault({}),
  deviations: z
    .record(Text, Deviation)
    .default({})
    .describe('By the dotted path of the value that differs from the design.'),
  waivers: mapOf(Waiver)
    .default({})
    .describe('Findings that somebody answers for; printed in the README.'),
  patches: mapOf(Patch)
    .default({})
    .describe(
      'Changes to the result for what no key says, the last resort; printed in the README.',
    ),
  unchecked: Unchecked.default({}),
  schemas: Documents,
  adopt: z
    .record(
      z
        .string()
        .regex(
          /^[a-z][a-z-]*\/aws_[a-z0-9_]+\.[A-Za-z_][\w-]*$/,
          'expected a stack and an address in it, such as "data/aws_s3_bucket.media"',
        ),
      Text,
    )
    .default({})
    .describe(
      'Ids of what stands already and becomes ours, by `<stack>/<address>`, as `terraform import` takes them. An entry may go once its stack is applied.',
    ),
  moved: z
    .record(Text, Text)
    .default({})
    .describe(
      'What has another key than before, by its path: `databases.orders: databases.purchases`. Terraform then moves what it knows of the old one, where AWS lets the name change, instead of destroying it. An entry may go once its stacks are applied.',
    ),
  leaving: Leaving.prefault({} as never),
  statements: mapOf(Text)
    .default({})
    .describe('What the design states and no resource can carry; printed in the README.'),
};

export const Environment = z.strictObject({
  ...beforeCollections,
  ...collectionShape,
  ...afterCollections,
}) satisfies z.ZodType<Whole>;

/** What no kind of resource may be called: keys of an environment, and of its defaults. */
export const ownKeys = Object.keys({ ...beforeCollections, ...afterCollections, ...leavingParts });
export const ownNouns = Object.keys({ ...beforeNouns, ...afterNouns });
