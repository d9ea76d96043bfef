// Whatever has edges: services, and entries of the kinds that have `uses` as well.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment, Uses } from '../schema/environment.ts';
import { oncePer } from '../values/once-per.ts';

export interface Consumer {
  /** Where it stands: `services`, `charts`. */
  readonly collection: string;
  /** No two consumers of an environment share one: roles and logins bear it. */
  readonly key: string;
  readonly uses: Uses;
  /** Where its edges are written. */
  readonly path: Path;
  /** Where its pods are; null: it has none. */
  readonly namespace: string | null;
}

interface Entry {
  readonly uses?: Uses;
  readonly namespace?: string;
}

type Entries = Readonly<Record<string, Entry>>;

const SERVICES = 'services';

interface Index {
  readonly all: readonly Consumer[];
  readonly byKey: ReadonlyMap<string, Consumer>;
}

/** Every edge asks. */
const indexOf = oncePer((environment: Environment): Index => {
  const { services, ...others } = environment;
  const all = [
    ...consumersIn(SERVICES, services),
    ...Object.entries(others).flatMap(([collection, entries]) =>
      isCollection(entries) ? consumersIn(collection, entries) : [],
    ),
  ];
  // Of two that share a key, which is reported as such, the first one counts.
  const byKey = new Map(all.toReversed().map((consumer) => [consumer.key, consumer]));
  return { all, byKey };
});

/** All of them: services first, each collection in the order of its keys. */
export function consumersOf(environment: Environment): readonly Consumer[] {
  return indexOf(environment).all;
}

/** Those that are no services, by key. */
export function otherConsumers(environment: Environment): readonly Consumer[] {
  return consumersOf(environment)
    .filter(({ collection }) => collection !== SERVICES)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

export function consumerAt(environment: Environment, key: string): Consumer | undefined {
  return indexOf(environment).byKey.get(key);
}

function isCollection(entries: unknown): entries is Entries {
  return typeof entries === 'object' && entries !== null && !Array.isArray(entries);
}

function consumersIn(collection: string, entries: Entries): readonly Consumer[] {
  return Object.entries(entries).flatMap(([key, entry]) => {
    const { uses, namespace = null } = entry ?? {};
    const path = [collection, key, 'uses'];
    return uses ? [{ collection, key, uses, path, namespace }] : [];
  });
}

/** `service cart`, as messages say it. */
export function describeConsumer({ collection, key }: Consumer): string {
  return `${collection.replace(/s$/, '')} ${key}`;
}

/** Of the ConfigMap and the Secret for pods that are not ours, and of the component that has both. */
export function usesName(key: string): string {
  return `${key}-uses`;
}

export function usesAny({ uses }: Pick<Consumer, 'uses'>): boolean {
  return Object.values(uses).some((used) => Object.keys(used).length > 0);
}
