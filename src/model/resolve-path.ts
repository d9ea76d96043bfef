// Dotted paths, as deviations write them. Keys may hold dots themselves, so the longest key wins.

export interface Resolved {
  readonly value: unknown;
  readonly path: readonly string[];
}

/** Finds `cluster.addons.vpc-cni` in a value; nothing when a key on the way is not there. */
export function resolvePath(root: unknown, dotted: string): Resolved | undefined {
  return step(root, dotted.split('.'), []);
}

function step(
  value: unknown,
  segments: readonly string[],
  path: readonly string[],
): Resolved | undefined {
  if (segments.length === 0) return { value, path };
  if (value === null || typeof value !== 'object') return undefined;
  for (let taken = segments.length; taken > 0; taken -= 1) {
    const key = segments.slice(0, taken).join('.');
    // A list has its length as a key of its own, which no file can hold.
    if (!Object.hasOwn(value, key) || (Array.isArray(value) && key === 'length')) continue;
    const found = step(Reflect.get(value, key), segments.slice(taken), [...path, key]);
    if (found) return found;
  }
  return undefined;
}
