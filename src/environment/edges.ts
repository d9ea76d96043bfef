// The edges from services to kinds of resources, with what each of them grants.
import type { Edge, Grant } from '../kinds/contract/edge.ts';
import type { Kind } from '../kinds/kind.ts';
import { everyKind } from '../kinds/kinds.ts';
import type { Environment } from '../model/schema/environment.ts';

export interface KindEdge {
  readonly kind: Kind;
  readonly edge: Edge;
}

type Collected = Pick<Kind, 'collection'>;
type Values = Readonly<Record<string, unknown>>;

/** What an environment has of a kind, by key. */
export function entriesOf(
  environment: Environment,
  { collection }: Collected,
): Readonly<Record<string, Values>> {
  const collections = environment as unknown as Values;
  return (collections[collection] ?? {}) as Readonly<Record<string, Values>>;
}

/** What stands under `uses` of a service for a collection; undefined where there is no such. */
export function usedOf(
  { services }: Environment,
  service: string,
  { collection }: Collected,
): unknown {
  const uses = services[service]?.uses as unknown as Values | undefined;
  return uses?.[collection];
}

/** The keys that a service uses of a kind, as it lists them. */
export function storesOf(
  environment: Environment,
  service: string,
  kind: Collected,
): readonly string[] {
  const used = usedOf(environment, service, kind);
  return Array.isArray(used) ? (used as readonly string[]) : Object.keys(used ?? {});
}

/** What stands at each edge to a kind, by key, whether or not it leads anywhere. */
export function usesOf(
  environment: Environment,
  service: string,
  kind: Collected,
): readonly (readonly [store: string, use: unknown])[] {
  const used = usedOf(environment, service, kind);
  return Array.isArray(used)
    ? (used as readonly string[]).map((store) => [store, true])
    : Object.entries(used ?? {});
}

/** The edges of a service to one kind. One that leads nowhere is reported as such, and left out. */
export function edgesTo(
  environment: Environment,
  service: string,
  kind: Collected,
): readonly Edge[] {
  const entries = entriesOf(environment, kind);
  const used = usedOf(environment, service, kind);
  const stores = storesOf(environment, service, kind);
  return stores.flatMap((store, index) => {
    const entry = entries[store];
    if (entry === undefined) return [];
    const isListed = Array.isArray(used);
    const use = isListed ? true : (used as Values)[store];
    const origin = ['services', service, 'uses', kind.collection, isListed ? index : store];
    return [{ environment, service, store, entry, use, stores, origin }];
  });
}

/** What a kind says of each edge of a service, kind by kind and in the order of keys. */
export function sayOfEdges<T>(
  environment: Environment,
  service: string,
  say: (kind: Kind, edge: Edge) => T | readonly T[] | undefined,
): readonly T[] {
  return everyKind.flatMap((kind) =>
    edgesTo(environment, service, kind)
      .toSorted((a, b) => (a.store < b.store ? -1 : 1))
      .flatMap((edge) => say(kind, edge) ?? []),
  );
}

/** The edges of a service, kind by kind. */
export function edgesOf(environment: Environment, service: string): readonly KindEdge[] {
  return everyKind.flatMap((kind) =>
    edgesTo(environment, service, kind).map((edge) => ({ kind, edge })),
  );
}

/** What the edges of a service grant it, edge by edge. */
export function grantsOf(environment: Environment, service: string): readonly Grant[] {
  return edgesOf(environment, service).map(({ kind, edge }) => kind.access?.(edge) ?? {});
}
