// Whom a change concerns: stacks in the order in which they are applied, and Applications with their waves.
import type { Change } from './change.ts';

/** What of an environment comes after what. */
export interface Order {
  /** `shop/prod` */
  readonly environment: string;
  /** All its stacks, those first that are applied first. */
  readonly stacks: readonly string[];
  /** Waves of its components. */
  readonly waves: ReadonlyMap<string, number>;
}

export interface Affected {
  readonly environment: string;
  readonly stacks: readonly string[];
  readonly applications: readonly { readonly component: string; readonly wave: number | null }[];
  /** Images that have to be in their registries before Argo CD syncs, sorted. */
  readonly images: readonly string[];
  /** Secrets whose values somebody writes before pods start, sorted. */
  readonly secrets: readonly string[];
  /** Addresses that are asked, and hear of nothing until somebody there agrees, sorted. */
  readonly confirmations: readonly string[];
}

/** Only environments with something to apply or sync, in the order of `orders`. */
export function affectedBy(
  changes: readonly Change[],
  orders: readonly Order[],
): readonly Affected[] {
  return orders.flatMap((order) => {
    const own = changes.filter(
      ({ environment, thing }) => environment === order.environment && thing.plane !== 'file',
    );
    return own.length === 0 ? [] : [affectedIn(order, own)];
  });
}

function affectedIn({ environment, stacks, waves }: Order, changes: readonly Change[]): Affected {
  const changed = placesIn(changes, 'terraform');
  const gone = [...changed].filter((stack) => !stacks.includes(stack)).sort();
  const components = [
    ...placesIn(changes, 'kubernetes'),
    ...changes.flatMap((change) => applicationOf(change, waves) ?? []),
  ];
  const applications = [...new Set(components)].map((component) => ({
    component,
    wave: waves.get(component) ?? null,
  }));
  return {
    environment,
    stacks: [...stacks.filter((stack) => changed.has(stack)), ...gone],
    applications: applications.toSorted(byWave),
    images: sorted(changes.flatMap(newImages)),
    secrets: sorted(emptySecrets(changes)),
    confirmations: sorted(changes.flatMap(newAddresses)),
  };
}

function placesIn(changes: readonly Change[], plane: string): ReadonlySet<string> {
  return new Set(changes.filter(({ thing }) => thing.plane === plane).map(({ place }) => place));
}

/** What an Application syncs, such as a chart, differs with it. Its name ends with that of the component. */
function applicationOf(
  { kind, action, thing }: Change,
  waves: ReadonlyMap<string, number>,
): string | null {
  if (kind !== 'Application' || action === 'remove' || thing.plane !== 'kubernetes') return null;
  const name = thing.of.after?.metadata.name ?? '';
  const ends = [...waves.keys()].filter((component) => name.endsWith(`-${component}`));
  return ends.toSorted((one, other) => other.length - one.length)[0] ?? null;
}

interface Synced {
  readonly component: string;
  readonly wave: number | null;
}

function byWave(one: Synced, other: Synced): number {
  const wave = ({ wave: own }: Synced) => own ?? Number.NEGATIVE_INFINITY;
  return wave(one) - wave(other) || (one.component < other.component ? -1 : 1);
}

function newImages({ thing, fields, action }: Change): readonly string[] {
  if (thing.plane !== 'kubernetes') return [];
  if (action === 'add') return imagesIn(thing.of.after);
  return fields.flatMap(({ path, after }) =>
    /containers\[[^\]]*\]\.image$/i.test(path) && typeof after === 'string' ? [after] : [],
  );
}

/** Of workloads of any kind. */
function imagesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'image' && typeof inner === 'string' ? [inner] : imagesIn(inner),
  );
}

/** A secret without a version of ours is filled by somebody else. */
function emptySecrets(changes: readonly Change[]): readonly string[] {
  const added = changes.filter(({ action }) => action === 'add');
  const keyOf = ({ place, name }: Change) => `${place} ${name.slice(name.indexOf('.'))}`;
  const filled = new Set(added.filter(isOf('aws_secretsmanager_secret_version')).map(keyOf));
  const empty = added
    .filter(isOf('aws_secretsmanager_secret'))
    .filter((each) => !filled.has(keyOf(each)));
  return empty.map(({ thing, name }) => {
    const path = thing.plane === 'terraform' ? thing.of.after?.['name'] : undefined;
    return typeof path === 'string' ? path : name;
  });
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html */
function newAddresses({ kind, thing }: Change): readonly string[] {
  if (kind !== 'aws_sns_topic_subscription' || thing.plane !== 'terraform') return [];
  const { before, after } = thing.of;
  const isAsked = String(after?.['protocol']).startsWith('email');
  const endpoint = after?.['endpoint'];
  return isAsked && endpoint !== before?.['endpoint'] ? [String(endpoint)] : [];
}

function isOf(type: string): (change: Change) => boolean {
  return ({ kind }) => kind === type;
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
