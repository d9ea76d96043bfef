// One environment, as the compile rooms see it: everything present, nothing optional. Here stand the types
// of its parts; what is added from above adds itself, with `declare module`: each kind of resource its
// collection and what stands under `uses`, the list of add-ons their names. The schema is made of the same parts in
// the room `environment`, and has to yield this.
import type { z } from 'zod';
import type { Aws } from './aws.ts';
import type { Cluster, Namespaces } from './cluster/cluster.ts';
import type { Mesh } from './cluster/mesh.ts';
import type { Schedule } from './cluster/schedule.ts';
import type { Documents } from './documents.ts';
import type { Edge } from './edge/edge.ts';
import type { Ingress } from './edge/ingress.ts';
import type { Leaving } from './leaving.ts';
import type { Network } from './network/network.ts';
import type { Audit } from './operations/audit.ts';
import type { Cost } from './operations/cost.ts';
import type { Delivery } from './operations/delivery.ts';
import type { Observability } from './operations/observability.ts';
import type { Deviation, Policies } from './operations/operations.ts';
import type { Organization } from './operations/organization.ts';
import type { Patch } from './operations/patch.ts';
import type { Recovery } from './operations/recovery.ts';
import type { Unchecked } from './operations/unchecked.ts';
import type { Waiver } from './operations/waiver.ts';
import type { Parity } from './parity.ts';
import type { serviceOf } from './service.ts';
import type { Priorities } from './services/pods.ts';
import type { Categories } from './services/service.ts';
import type { Tier } from './tier.ts';

/** The edges of a service. */
export interface Uses {
  /** Callees, or the ports of each that are called. */
  services: string[] | Record<string, string[]>;
}

export type Service = z.output<ReturnType<typeof serviceOf<Uses>>>;

export interface Environment {
  system: string;
  environment: string;
  title: string;
  tier: Tier;
  /** Whether any of it was ever applied. */
  applied: boolean;
  aws: Aws;
  organization: Organization | null;
  network: Network | null;
  cluster: Cluster | null;
  schedule: Schedule | null;
  namespaces: Namespaces;
  mesh: Mesh;
  categories: Categories;
  /** By noun: what every entry takes unless it has its own. Applied before the schema. */
  defaults: Record<string, object>;
  priorities: Priorities;
  services: Record<string, Service>;
  edge: Edge;
  ingress: Ingress | null;
  observability: Observability;
  recovery: Recovery;
  cost: Cost | null;
  audit: Audit | null;
  delivery: Delivery;
  policies: Policies;
  parity: Parity;
  deviations: Record<string, Deviation>;
  waivers: Record<string, Waiver>;
  patches: Record<string, Patch>;
  unchecked: Unchecked;
  /** CustomResourceDefinitions of the folder `schemas/`, by file. */
  schemas: Documents;
  /** Id of what stands already, by `<stack>/<address>`. */
  adopt: Record<string, string>;
  /** What it was called, by what it is called: `databases.orders: databases.purchases`. */
  moved: Record<string, string>;
  leaving: Leaving;
  statements: Record<string, string>;
}

export type { Tier } from './tier.ts';
