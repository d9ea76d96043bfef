// Claims of disks inside the values of a chart, or the spec of a kind that an operator looks after: they stand in
// many places, and always say how large the disk is.
import { isPlainObject } from '../../../../model/values/plain-object.ts';

export interface Claim {
  /** `singleBinary.persistence` */
  readonly path: string;
  readonly size: string;
  /** Null: the one of the cluster. */
  readonly storageClass: string | null;
  /** Whether it is a PersistentVolumeClaim itself, and no template of some. */
  readonly isWhole: boolean;
}

/** By path. */
export function claimsIn(value: unknown): ReadonlyMap<string, Claim> {
  return new Map(found(value, []).map((claim) => [claim.path, claim]));
}

function found(value: unknown, path: readonly string[]): readonly Claim[] {
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, at) => found(each, [...path, labelOf(each) ?? `${at}`]));
  }
  if (!isPlainObject(value) || value['enabled'] === false) return [];
  const claim = claimAt(value, path);
  if (claim !== undefined) return [claim];
  // A disk that comes and goes with its pod is made anew.
  const { ephemeral: _, ...lasting } = value;
  return Object.entries(lasting).flatMap(([key, each]) => found(each, [...path, key]));
}

/** What an entry of a list is told by. */
function labelOf(entry: unknown): string | undefined {
  if (!isPlainObject(entry)) return undefined;
  const { name, metadata } = entry;
  const label = name ?? (isPlainObject(metadata) ? metadata['name'] : undefined);
  return typeof label === 'string' ? label : undefined;
}

type Tree = Readonly<Record<string, unknown>>;

function claimAt(value: Tree, path: readonly string[]): Claim | undefined {
  const isWhole = value['kind'] === 'PersistentVolumeClaim';
  const spec = isWhole && isPlainObject(value['spec']) ? value['spec'] : value;
  const size = requestedBy(spec) ?? sizeOf(spec, path);
  if (size === undefined) return undefined;
  return { path: path.join('.'), size, storageClass: classOf(spec), isWhole };
}

/** As a claim itself has it: a container never requests `storage`. */
function requestedBy({ resources }: Tree): string | undefined {
  if (!isPlainObject(resources) || !isPlainObject(resources['requests'])) return undefined;
  const { storage } = resources['requests'];
  return storage === undefined || storage === null ? undefined : String(storage);
}

const OF_DISKS = /persist|volume|storage|disk|claim|pvc/i;
const QUANTITY = /^\d+(?:\.\d+)?[KMGTP]i?$/;

/** As charts have it: `persistence: { size: 10Gi }`. */
function sizeOf({ size }: Tree, path: readonly string[]): string | undefined {
  const isDisk = path.some((key) => OF_DISKS.test(key));
  return isDisk && typeof size === 'string' && QUANTITY.test(size) ? size : undefined;
}

function classOf({ storageClassName, storageClass, class: named }: Tree): string | null {
  const name = storageClassName ?? storageClass ?? named;
  return typeof name === 'string' && name !== '' ? name : null;
}
