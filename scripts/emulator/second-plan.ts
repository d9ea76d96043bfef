// What a plan of a stack that has just been applied would still change.
import type { Body, Gap } from './gap.ts';
import type { Concern } from './working-copy.ts';

interface ResourceChange {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly change: {
    readonly actions: readonly string[];
    readonly before: unknown;
    readonly after: unknown;
    readonly after_unknown?: unknown;
  };
}

/** The parts of `terraform show -json <plan>` that are read:
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
interface PlanDocument {
  readonly resource_changes?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

export interface Drift {
  readonly address: string;
  readonly attributes: readonly string[];
  /** The gap that has said so. */
  readonly gap: Gap | undefined;
}

/** What is in a module of the user's is of no working copy: there, every gap of the type may have said so. */
export function driftOf(
  plan: string,
  concerned: readonly Concern[],
  gaps: readonly Gap[] = [],
): readonly Drift[] {
  const { resource_changes = [], output_changes = {} } = JSON.parse(plan) as PlanDocument;
  const resources = resource_changes
    .filter(({ mode, change }) => mode === 'managed' && !isIdle(change.actions))
    .map(({ address, change }) => {
      const attributes = attributesOf(change);
      const own = isInModule(address)
        ? gaps.filter(({ type }) => address.includes(`.${type}.`))
        : concerned.filter((each) => each.address === address).map(({ gap }) => gap);
      const gap = own.find((each) => attributes.every((path) => isListed(path, each)));
      return { address, attributes, gap };
    });
  // What an output says follows from the resources: it is drift of its own only without theirs.
  const outputs = Object.entries(output_changes)
    .filter(([, { actions }]) => !isIdle(actions) && resources.length === 0)
    .map(([name]) => ({ address: `output.${name}`, attributes: ['value'], gap: undefined }));
  return [...resources, ...outputs];
}

export function isInModule(address: string): boolean {
  return address.startsWith('module.');
}

function isIdle(actions: readonly string[]): boolean {
  return actions.every((action) => action === 'no-op' || action === 'read');
}

function isListed(path: string, { instead }: Gap): boolean {
  return (
    instead.leaves === 'drift' &&
    instead.paths.some((listed) => path === listed || path.startsWith(`${listed}.`))
  );
}

/** Paths without positions of lists. A resource that is made or removed as a whole is its `id`. */
function attributesOf({ before, after, after_unknown }: ResourceChange['change']) {
  if (before === null || after === null) return ['id'];
  return [...new Set(differences(before, after, after_unknown, ''))].sort();
}

function differences(
  before: unknown,
  after: unknown,
  unknown: unknown,
  path: string,
): readonly string[] {
  if (unknown === true) return [path];
  if (isTree(before) && isTree(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      differences(
        (before as Body)[key],
        (after as Body)[key],
        isTree(unknown) ? (unknown as Body)[key] : false,
        joined(path, key),
      ),
    );
  }
  return (before ?? null) === (after ?? null) ? [] : [path];
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function joined(path: string, key: string): string {
  if (/^\d+$/.test(key)) return path;
  return path === '' ? key : `${path}.${key}`;
}
