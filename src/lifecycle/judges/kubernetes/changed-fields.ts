// Where two objects differ: fields by path, entries of lists by their names.
import type { Json } from '../../../model/artifact.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import { isEqual } from '../../compare/is-equal.ts';

export interface ChangedField {
  /** `spec.volumeClaimTemplates[data].spec.storageClassName` */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** As deep as they differ, below `path`. */
export function changedFields(
  before: unknown,
  after: unknown,
  path: string,
): readonly ChangedField[] {
  if (isEqual(before, after)) return [];
  const [left, right] = [partsOf(before), partsOf(after)];
  if (left === undefined || right === undefined || left.isList !== right.isList) {
    return [{ path, before: before as Json | undefined, after: after as Json | undefined }];
  }
  const keys = [...new Set([...left.parts.keys(), ...right.parts.keys()])].sort();
  return keys.flatMap((key) => {
    const below = left.isList ? `${path}[${key}]` : `${path}.${key}`;
    return changedFields(left.parts.get(key), right.parts.get(key), below);
  });
}

/** What stands at `spec.selector`; undefined where there is nothing. */
export function valueAt(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (isPlainObject(value) ? value[key] : undefined), object);
}

interface Parts {
  readonly isList: boolean;
  readonly parts: ReadonlyMap<string, unknown>;
}

function partsOf(value: unknown): Parts | undefined {
  if (isPlainObject(value)) return { isList: false, parts: new Map(Object.entries(value)) };
  if (!Array.isArray(value)) return undefined;
  const named = value.map((each: unknown) => [nameOf(each), each] as const);
  if (named.some(([name]) => name === undefined)) return undefined;
  return { isList: true, parts: new Map(named.map(([name, each]) => [String(name), each])) };
}

function nameOf(entry: unknown): unknown {
  if (!isPlainObject(entry)) return undefined;
  const { name, metadata } = entry;
  return name ?? (isPlainObject(metadata) ? metadata['name'] : undefined);
}
