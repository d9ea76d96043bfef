// Bodies of resources as Terraform JSON and states have them, and how one argument in them is read and
// changed. A path names attributes and blocks; where a block stands several times, the first one that
// has something at the path is meant.
export type Body = Readonly<Record<string, unknown>>;
export type Path = readonly string[];

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

export function readAt(value: unknown, path: Path): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return isEmpty(value) ? undefined : value;
  if (Array.isArray(value)) return readAt(value[placeIn(value, path)], path);
  return isBody(value) ? readAt(value[name], rest) : undefined;
}

/** `undefined` takes the argument away; what is missing on the way to it is made. */
export function writeAt(body: Body, path: Path, value: unknown): Body {
  return changeAt(body, path, () => value) as Body;
}

export function changeAt(value: unknown, path: Path, change: (was: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  if (Array.isArray(value)) {
    const place = placeIn(value, path);
    if (value.length === 0) return [changeAt({}, path, change)];
    return value.map((item, index) => (index === place ? changeAt(item, path, change) : item));
  }
  const body = isBody(value) ? value : {};
  const changed = changeAt(body[name], rest, change);
  if (changed !== undefined) return { ...body, [name]: changed };
  const { [name]: _, ...others } = body;
  return others;
}

function placeIn(items: readonly unknown[], path: Path): number {
  const found = items.findIndex((item) => readAt(item, path) !== undefined);
  return Math.max(0, found);
}
