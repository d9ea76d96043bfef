// The edges from consumers to kinds of resources, with what each of them grants.
import type { Path } from '../diagnostics/diagnostic.ts';
import type { Edge, Grant } from '../kinds/contract/edge.ts';
import type { Kind } from '../kinds/kind.ts';
import { everyKind } from '../kinds/kinds.ts';
import { nodeId } from '../model/page/mermaid.ts';
import type { Environment } from '../model/schema/environment.ts';
import { type Consumer, consumerAt } from '../model/services/consumers.ts';

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

/** What stands under `uses` of a consumer for a collection; undefined where there is no such. */
export function usedOf(
  environment: Environment,
  consumer: string,
  { collection }: Collected,
): unknown {
  const uses = consumerAt(environment, consumer)?.uses as unknown as Values | undefined;
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

/** What a consumer uses of a kind, as it lists it. */
export function usesOf(
  environment: Environment,
  consumer: string,
  kind: Collected,
): readonly Use[] {
  const found = consumerAt(environment, consumer);
  return found ? usesIn(found, kind) : [];
}

function usesIn({ uses, path }: Consumer, { collection }: Collected): readonly Use[] {
  const used = (uses as unknown as Values)[collection] ?? {};
  const at = [...path, collection];
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

/** The edges of a consumer to one kind. One that leads nowhere is reported as such, and left out. */
export function edgesTo(
  environment: Environment,
  consumer: string,
  kind: Collected,
): readonly Edge[] {
  const found = consumerAt(environment, consumer);
  return found ? edgesFrom(environment, found, kind) : [];
}

function edgesFrom(environment: Environment, consumer: Consumer, kind: Collected): readonly Edge[] {
  const entries = entriesOf(environment, kind);
  const uses = usesIn(consumer, kind);
  const stores = uses.map(({ store }) => store);
  const node = nodeOf(consumer);
  return uses.flatMap(({ store, use, path: origin }) => {
    const entry = entries[store];
    if (!entry) return [];
    return [{ environment, consumer: consumer.key, node, store, entry, use, stores, origin }];
  });
}

/** The kind of a consumer; undefined for services. */
export function kindOf({ collection }: Pick<Consumer, 'collection'>): Kind | undefined {
  return everyKind.find((kind) => kind.collection === collection);
}

/** The one whose entries references call so. */
export function kindNamed(noun: string): Kind | undefined {
  return everyKind.find((kind) => kind.noun === noun);
}

/** What it is in the drawing. */
export function nodeOf(consumer: Consumer): string {
  return nodeId(kindOf(consumer)?.slug ?? 'service', consumer.key);
}

/** What a kind says of each edge of a consumer, kind by kind and in the order of keys. */
export function sayOfEdges<T>(
  environment: Environment,
  consumer: string,
  say: (kind: Kind, edge: Edge) => T | readonly T[] | undefined,
): readonly T[] {
  const found = consumerAt(environment, consumer);
  if (!found) return [];
  return everyKind.flatMap((kind) =>
    edgesFrom(environment, found, kind)
      .toSorted((a, b) => (a.store < b.store ? -1 : 1))
      .flatMap((edge) => say(kind, edge) ?? []),
  );
}

/** The edges of a consumer, kind by kind. */
export function edgesOf(environment: Environment, consumer: string): readonly KindEdge[] {
  const found = consumerAt(environment, consumer);
  if (!found) return [];
  return everyKind.flatMap((kind) =>
    edgesFrom(environment, found, kind).map((edge) => ({ kind, edge })),
  );
}

/** What the edges of a consumer grant it, edge by edge. */
export function grantsOf(environment: Environment, consumer: string): readonly Grant[] {
  return edgesOf(environment, consumer).map(({ kind, edge }) => kind.access?.(edge) ?? {});
}
