// Each edge from pods to a store: those of services, and of the jobs that look after a database.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import {
  STORE_COLLECTIONS,
  type StoreEdge,
  type StoreKind,
  storeEdgesOf,
  storePorts,
} from '../../../environment/store-edges.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Element } from '../../artifacts/elements.ts';
import { asText } from '../../as-text.ts';
import { asList, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { type Workload, workloadsOf } from '../workloads.ts';
import { storePlace } from './security-groups.ts';

/** One workload, one port, one store, as the environment lets it. */
export interface StoreReach {
  readonly workload: Workload;
  readonly kind: StoreKind;
  readonly store: string;
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
    edgesOf(input, workload).flatMap(({ kind, store, ports, origin }) => {
      const place = storePlace(input, kind, store);
      if (!place) return [];
      const { groups, subnets } = place;
      const cidrs = subnets.map(({ body }) => asText(body['cidr_block']));
      const isRequired = origin[0] === 'services';
      const reach = { workload, kind, store, groups, cidrs, isRequired, origin };
      return ports.map((port) => ({ ...reach, port }));
    }),
  ),
);

export function halfOpen(reach: StoreReach, barrier: string): Diagnostic {
  const { workload, kind, store, port, origin } = reach;
  const args = { from: workload.title, to: `${kind} ${store}`, port, barrier };
  return diagnostic('check/edge-half-open', args, { path: origin });
}

/** Stores that jobs look after. */
const TENDED: readonly StoreKind[] = ['database', 'document-database'];

type Edge = Omit<StoreEdge, 'service'>;

function edgesOf({ environment }: CheckInput, { artifact }: Workload): readonly Edge[] {
  const { origin } = artifact;
  const [collection, key] = origin;
  if (typeof key !== 'string') return [];
  if (collection === 'services') {
    const edges = storeEdgesOf(environment, key);
    return edges.map((edge) => ({ ...edge, origin: exactOrigin(environment, edge) }));
  }
  const kind = TENDED.find((each) => STORE_COLLECTIONS[each] === collection);
  if (kind === undefined) return [];
  return [{ kind, store: key, ports: storePorts(environment, kind, key), origin }];
}

/** The entry of `uses` instead of the collection it stands in. */
function exactOrigin({ services }: Environment, { service, store, origin }: StoreEdge): Path {
  const uses: Readonly<Record<string, unknown>> = services[service]?.uses ?? {};
  const collection = asList(uses[String(origin.at(-1))]);
  return [...origin, collection.includes(store) ? collection.indexOf(store) : store];
}
