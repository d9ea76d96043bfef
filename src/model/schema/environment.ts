// One environment, as the compile rooms see it: everything present, nothing optional.
import { z } from 'zod';
import { type ChartName, charts } from '../charts.ts';
import { Aws } from './aws.ts';
import { Bucket } from './bucket.ts';
import { Cluster, Namespaces, NodeGroup } from './cluster.ts';
import { Database } from './database.ts';
import { Edge } from './edge.ts';
import { Network } from './network.ts';
import { Alarm, Observability } from './observability.ts';
import { Cost, Delivery, Deviation, Policies, Recovery } from './operations.ts';
import { Key, mapOf, Text } from './primitives.ts';
import { Categories, Service } from './service.ts';
import { Cache, External, Kafka, Search } from './stores.ts';

const chartNames = Object.keys(charts) as [ChartName, ...ChartName[]];

export const Tier = z
  .enum(['development', 'staging', 'production', 'shared'])
  .describe('Chooses defaults. A written value always wins.');
export type Tier = z.output<typeof Tier>;

const Addon = z
  .strictObject({
    version: Text.nullable().default(null).describe('Chart version. Absent: the one this release is made for.'),
  })
  .describe('An add-on from a Helm chart.');

const Defaults = z
  .strictObject({
    nodeGroup: NodeGroup.partial().default({}),
    database: Database.partial().default({}),
    cache: Cache.partial().default({}),
    kafka: Kafka.partial().default({}),
    search: Search.partial().default({}),
    bucket: Bucket.partial().default({}),
    service: Service.partial().default({}),
    alarm: Alarm.partial().default({}),
  })
  .describe('Values that every entry of a collection takes unless it has its own.');

export const Environment = z.strictObject({
  system: Key.describe('The system; the name of the folder.'),
  environment: Key.describe('The environment; the name of the file.'),
  title: Text.describe('The system in words.'),
  tier: Tier,
  aws: Aws,
  network: Network,
  cluster: Cluster,
  namespaces: Namespaces.default({}),
  categories: Categories,
  defaults: Defaults.prefault({}),
  databases: mapOf(Database).default({}),
  caches: mapOf(Cache).default({}),
  kafka: mapOf(Kafka).default({}),
  search: mapOf(Search).default({}),
  buckets: mapOf(Bucket).default({}),
  externals: mapOf(External).default({}),
  services: mapOf(Service).default({}),
  edge: Edge,
  addons: z
    .partialRecord(z.enum(chartNames), Addon)
    .default({})
    .describe('Add-ons from Helm charts, synced by Argo CD.'),
  observability: Observability,
  recovery: Recovery.prefault({}),
  cost: Cost,
  delivery: Delivery,
  policies: Policies.prefault({}),
  deviations: z
    .record(Text, Deviation)
    .default({})
    .describe('By the dotted path of the value that differs from the design.'),
  statements: mapOf(Text)
    .default({})
    .describe('What the design states and no resource can carry; printed in the README.'),
});
export type Environment = z.output<typeof Environment>;
