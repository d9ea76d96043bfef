// Each edge from pods to a store: those of services, and of the jobs that look after a database.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import {
  type Store,
  type StoreEdge,
  storeEdgesOf,
  storesIn,
} from '../../../environment/store-edges.ts';
import type { Element } from '../../artifacts/elements.ts';
import { subnetCidr } from '../../artifacts/subnet-cidr.ts';
import type { CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { type Workload, workloadsOf } from '../workloads.ts';
import { standingGroup, storePlace } from './security-groups.ts';

/** One workload, one port, one store, as the environment lets it. */
export interface StoreReach {
  readonly workload: Workload;
  readonly kind: string;
  readonly store: string;
  /** Whether nodes mount it. */
  readonly isMounted: boolean;
  readonly port: number;
  /** Security groups of the store. */
  readonly groups: readonly Element[];
  /** CIDRs of the subnets it stands in. */
  readonly cidrs: readonly string[];
  /** Jobs that look after a database may reach it; not all of them do. */
  readonly isRequired: boolean;
  readonly origin: Path;
}

export const storeReaches = oncePerInput((input): readonly StoreReach[] =>
  workloadsOf(input).flatMap((workload) =>
    edgesOf(input, workload).flatMap(({ store, origin }) => {
      const { kind, key, ports, isMounted } = store;
      const place = placeIn(input, store);
      if (!place) return [];
      const { groups, cidrs } = place;
      const isRequired = origin[0] === 'services';
      const reach = { workload, kind, store: key, isMounted, groups, cidrs, isRequired, origin };
      return ports.map((port) => ({ ...reach, port }));
    }),
  ),
);

function placeIn(input: CheckInput, store: Store) {
  if (store.standing !== null) {
    return { groups: standingGroup(input, store), cidrs: store.standing.cidrs };
  }
  const place = storePlace(input, store.kind, store.key);
  if (!place) return undefined;
  return {
    groups: place.groups,
    cidrs: place.subnets.map((subnet) => subnetCidr(input, subnet)),
  };
}

export function halfOpen(reach: StoreReach, barrier: string): Diagnostic {
  const { workload, kind, store, port, origin } = reach;
  const args = { from: workload.title, to: `${kind} ${store}`, port, barrier };
  return diagnostic('check/edge-half-open', args, { path: origin });
}

/** Of consumers, and of the jobs that look after a store. */
function edgesOf({ environment }: CheckInput, { artifact }: Workload): readonly StoreEdge[] {
  const { origin } = artifact;
  const [collection, key] = origin;
  if (typeof key !== 'string') return [];
  if (collection === 'services') return storeEdgesOf(environment, key);
  return storesIn(environment)
    .filter(({ path, isTended }) => isTended && path[0] === collection && path[1] === key)
    .map((store) => ({ store, origin }));
}
