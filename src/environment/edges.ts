// The edges from services to kinds of resources, with what each of them grants.
import type { Path } from '../diagnostics/diagnostic.ts';
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

/** What stands under `uses` for one store, whether or not there is such a store. */
export interface Use {
  readonly store: string;
  /** True where `uses` only lists keys. */
  readonly use: unknown;
  readonly path: Path;
  /** What of it names the store. */
  readonly target: 'key' | 'value';
}

/** What a service uses of a kind, as it lists it. */
export function usesOf(environment: Environment, service: string, kind: Collected): readonly Use[] {
  const used = usedOf(environment, service, kind) ?? {};
  const at = ['services', service, 'uses', kind.collection];
  if (Array.isArray(used)) {
    return (used as readonly string[]).map((store, index) => ({
      ...{ store, use: true },
      ...{ path: [...at, index], target: 'value' },
    }));
  }
  return Object.entries(used).map(([store, use]) => ({
    ...{ store, use },
    ...{ path: [...at, store], target: 'key' },
  }));
}

/** The edges of a service to one kind. One that leads nowhere is reported as such, and left out. */
export function edgesTo(
  environment: Environment,
  service: string,
  kind: Collected,
): readonly Edge[] {
  const entries = entriesOf(environment, kind);
  const uses = usesOf(environment, service, kind);
  const stores = uses.map(({ store }) => store);
  return uses.flatMap(({ store, use, path: origin }) => {
    const entry = entries[store];
    return entry ? [{ environment, service, store, entry, use, stores, origin }] : [];
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
