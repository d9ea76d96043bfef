// One operation of JSON Patch on plain data: https://www.rfc-editor.org/rfc/rfc6902. Nothing is changed in
// place.
import { isPlainObject } from './plain-object.ts';

export type JsonOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

export type Patched =
  | { readonly value: unknown; readonly fault?: undefined }
  /** Which pointer leads nowhere, or what a test found instead. */
  | { readonly fault: 'path' | 'from' | 'test' };

export function applyOperation(document: unknown, operation: JsonOperation): Patched {
  const path = keysOf(operation.path);
  switch (operation.op) {
    case 'add':
      return put(document, path, operation.value);
    case 'remove':
      return take(document, path);
    case 'replace': {
      const { fault } = valueAt(document, path);
      return fault ? { fault } : set(document, path, operation.value);
    }
    case 'test': {
      const found = valueAt(document, path);
      if (found.fault) return found;
      return isSame(found.value, operation.value) ? { value: document } : { fault: 'test' };
    }
    case 'copy':
    case 'move':
      return carry(document, operation, path);
  }
}

function carry(
  document: unknown,
  { op, from }: { readonly op: 'move' | 'copy'; readonly from: string },
  path: readonly string[],
): Patched {
  const source = keysOf(from);
  const found = valueAt(document, source);
  if (found.fault) return { fault: 'from' };
  if (op === 'copy') return put(document, path, found.value);
  const isInside = source.length < path.length && source.every((key, at) => key === path[at]);
  if (isInside) return { fault: 'path' };
  const rest = take(document, source);
  return rest.fault ? { fault: 'from' } : put(rest.value, path, found.value);
}

export function keysOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(document: unknown, path: readonly string[]): Patched {
  let value = document;
  for (const key of path) {
    if (Array.isArray(value)) {
      const index = indexOf(key, value.length - 1);
      if (index === undefined) return { fault: 'path' };
      value = value[index];
    } else if (isPlainObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return { fault: 'path' };
  }
  return { value };
}

/** Without leading zeros, as the RFC has it. */
function indexOf(key: string, last: number): number | undefined {
  const index = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
  return index >= 0 && index <= last ? index : undefined;
}

/** In a list it pushes what stands there back; a dash is the end. */
function put(document: unknown, path: readonly string[], value: unknown): Patched {
  return atParent(document, path, value, (list, key) => {
    const index = key === '-' ? list.length : indexOf(key, list.length);
    return index === undefined ? undefined : list.toSpliced(index, 0, value);
  });
}

/** Over what is there. */
function set(document: unknown, path: readonly string[], value: unknown): Patched {
  return atParent(document, path, value, (list, key) => list.with(Number(key), value));
}

function atParent(
  document: unknown,
  path: readonly string[],
  value: unknown,
  inList: (list: readonly unknown[], key: string) => readonly unknown[] | undefined,
): Patched {
  const [key, ...below] = path;
  if (key === undefined) return { value };
  if (below.length > 0)
    return descend(document, key, (part) => atParent(part, below, value, inList));
  if (Array.isArray(document)) {
    const list = inList(document, key);
    return list === undefined ? { fault: 'path' } : { value: list };
  }
  if (!isPlainObject(document) || key === '__proto__') return { fault: 'path' };
  return { value: { ...document, [key]: value } };
}

function take(document: unknown, path: readonly string[]): Patched {
  const [key, ...below] = path;
  if (key === undefined) return { fault: 'path' };
  if (below.length > 0) return descend(document, key, (part) => take(part, below));
  if (Array.isArray(document)) {
    const index = indexOf(key, document.length - 1);
    return index === undefined ? { fault: 'path' } : { value: document.toSpliced(index, 1) };
  }
  if (!isPlainObject(document) || !Object.hasOwn(document, key)) return { fault: 'path' };
  const { [key]: _, ...rest } = document;
  return { value: rest };
}

function descend(document: unknown, key: string, change: (part: unknown) => Patched): Patched {
  const found = valueAt(document, [key]);
  if (found.fault) return found;
  const changed = change(found.value);
  if (changed.fault) return changed;
  if (Array.isArray(document)) return { value: document.with(Number(key), changed.value) };
  return { value: { ...(document as object), [key]: changed.value } };
}

/** Whatever the order of keys. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((each, at) => isSame(each, right[at]));
  }
  if (!isPlainObject(left) || !isPlainObject(right)) return left === right;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  );
}
