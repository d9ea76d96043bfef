// Finds values in data by a path in words, and gives back the data with one of them changed.
//   spec.template.spec.containers[name=cart-service].resources.limits.cpu
//   metadata.labels."app.kubernetes.io/name"     a key that has dots
//   aws_subnet.public-*.cidr_block               every key that fits
//   aws_subnet[tags.Tier=public].cidr_block      every entry, of a list or of a map, that has the value
//   rule[].priority, rule[0].priority            every entry, one entry
// A step into a text reads the text as JSON or YAML: policies and values inside strings are data too.
import { parse } from 'yaml';
import { globOf } from '../../../src/model/values/glob.ts';

export interface Found {
  /** From the root to the value; a step through a text is a step like any other. */
  readonly keys: readonly (string | number)[];
  /** undefined when its parent stands and it does not. */
  readonly value: unknown;
}

type Step =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'glob'; readonly pattern: RegExp }
  | { readonly type: 'at'; readonly index: number }
  | { readonly type: 'each' }
  | { readonly type: 'where'; readonly path: readonly Step[]; readonly value: string };

const TOKEN = /"([^"]*)"|\[([^\]=]*)(?:=("[^"]*"|[^\]]*))?\]|([^.["\]]+)|\./gy;

/** Throws on a path that is not well-formed. */
export function parsePath(path: string): readonly Step[] {
  const tokens = [...path.matchAll(TOKEN)];
  if (tokens.map(([text]) => text).join('') !== path) throw new Error(`Not a path: ${path}`);
  return tokens.flatMap(([, quoted, inside, wanted, name]) => {
    if (inside !== undefined) return [bracket(inside, wanted)];
    if (quoted !== undefined) return [{ type: 'key', key: quoted }];
    return name === undefined ? [] : [named(name)];
  });
}

function bracket(inside: string, wanted: string | undefined): Step {
  if (wanted !== undefined) {
    return { type: 'where', path: parsePath(inside), value: wanted.replaceAll('"', '') };
  }
  return inside === '' ? { type: 'each' } : { type: 'at', index: Number(inside) };
}

function named(name: string): Step {
  return name.includes('*') ? { type: 'glob', pattern: globOf(name) } : { type: 'key', key: name };
}

export function select(root: unknown, steps: readonly Step[]): readonly Found[] {
  return steps.reduce<readonly Found[]>(
    (found, step) => found.flatMap((each) => follow(each, step)),
    [{ keys: [], value: root }],
  );
}

function follow({ keys, value }: Found, step: Step): readonly Found[] {
  const data = dataOf(value);
  const child = (key: string | number): Found => ({ keys: [...keys, key], value: data[key] });
  switch (step.type) {
    case 'key':
      return [child(step.key)];
    case 'at':
      return [child(step.index)];
    case 'glob':
      return Object.keys(data)
        .filter((key) => step.pattern.test(key))
        .map(child);
    default:
      return entriesOf(data)
        .map(child)
        .filter((entry) => step.type === 'each' || has(entry.value, step));
  }
}

function has(entry: unknown, { path, value }: Extract<Step, { type: 'where' }>): boolean {
  return select(entry, path).some((found) => String(found.value) === value);
}

function entriesOf(data: Data): readonly (string | number)[] {
  return Array.isArray(data) ? data.map((_, index) => index) : Object.keys(data);
}

type Data = Readonly<Record<string | number, unknown>>;

function dataOf(value: unknown): Data {
  if (typeof value === 'string') return dataOf(parsed(value));
  return typeof value === 'object' && value !== null ? (value as Data) : {};
}

function parsed(text: string): unknown {
  try {
    const value: unknown = parse(text);
    return typeof value === 'string' ? undefined : value;
  } catch {
    return undefined;
  }
}

/** In the place of a value: it is not there. */
export const REMOVED = Symbol('removed');

/** `root` with `value` at `keys`; what is on the way there and missing is made. */
export function replaced(
  root: unknown,
  [key, ...rest]: readonly (string | number)[],
  value: unknown,
): unknown {
  if (key === undefined) return value;
  if (typeof root === 'string') {
    return JSON.stringify(replaced(parsed(root) ?? {}, [key, ...rest], value));
  }
  const data = dataOf(root);
  const child = replaced(data[key], rest, value);
  if (Array.isArray(data)) {
    return child === REMOVED ? data.toSpliced(Number(key), 1) : data.with(Number(key), child);
  }
  if (child !== REMOVED) return { ...data, [key]: child };
  const { [key]: _, ...others } = data;
  return others;
}
