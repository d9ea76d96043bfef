// Reads one declaration file of the kubernetes-models packages. They are generated, so their grammar is
// small: one type or one class each, with properties of names, literals, lists, maps and unions.
import type { Shape } from '../../src/check/kubernetes/schema/shape.ts';

export interface Declaration {
  /** Name of the validator of the type: `IoK8sApiCoreV1Container`. */
  readonly validator: string;
  /** Named types as `#` and the identifier that the file imports. */
  readonly shape: Shape;
  /** Identifier → module it comes from. */
  readonly imports: ReadonlyMap<string, string>;
}

export function parseDeclaration(source: string): Declaration {
  const text = source.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const alias = /export type \{ I\w+ as I(\w+)/.exec(text)?.[1];
  // Of a class, whose body also has what its interface inherits.
  const body =
    /export declare class \w+ [^{]*(\{[\s\S]*?\n\})/.exec(text)?.[1] ??
    /export type I\w+ = ([^;]+);/.exec(text)?.[1];
  if (alias === undefined || body === undefined) throw new Error(`Not understood:\n${source}`);
  const members = body.replaceAll(/\n {4}(static|constructor)\b[^\n]*/g, '');
  return { validator: alias, shape: parseType(members), imports: importsOf(text) };
}

function importsOf(text: string): ReadonlyMap<string, string> {
  const statements = text.matchAll(/import \{([^}]+)\} from "([^"]+)"/g);
  return new Map(
    [...statements].flatMap(([, names = '', module = '']) =>
      names.split(',').map((name) => [name.trim(), module] as const),
    ),
  );
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[\w$]+|[{}<>[\]|;:?]/g;
const WORDS: Readonly<Record<string, Shape>> = {
  string: 'text',
  number: 'number',
  boolean: 'boolean',
  any: 'any',
  unknown: 'any',
};

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
}

function parseType(text: string): Shape {
  const cursor = { tokens: text.match(TOKEN) ?? [], at: 0 };
  const shape = readUnion(cursor);
  if (cursor.at < cursor.tokens.length) throw unexpected(cursor);
  return shape;
}

function readUnion(cursor: Cursor): Shape {
  const first = readMember(cursor);
  const members = [first];
  while (take(cursor, '|')) members.push(readMember(cursor));
  if (members.length === 1) return first;
  if (members.every((each) => typeof each === 'object' && 'values' in each)) {
    return { values: members.flatMap((each) => each.values) };
  }
  if (members.every((each) => each === 'text' || each === 'number')) return 'integer or text';
  throw new Error(`Union not understood: ${JSON.stringify(members)}`);
}

function readMember(cursor: Cursor): Shape {
  const token = next(cursor);
  if (token === '{') return readFields(cursor);
  if (token.startsWith('"')) return { values: [JSON.parse(token) as string] };
  if (token === 'Array') return readList(cursor);
  // `IDeployment["kind"]` stands for the literal that the table has as its key.
  if (take(cursor, '[')) {
    next(cursor);
    expect(cursor, ']');
    return 'text';
  }
  return WORDS[token] ?? `#${token}`;
}

function readList(cursor: Cursor): Shape {
  expect(cursor, '<');
  const list = readUnion(cursor);
  expect(cursor, '>');
  return { list };
}

function readFields(cursor: Cursor): Shape {
  const fields: Record<string, Shape> = {};
  const required: string[] = [];
  while (!take(cursor, '}')) {
    if (take(cursor, '[')) return readMap(cursor);
    const name = JSON.parse(next(cursor)) as string;
    if (!take(cursor, '?')) required.push(name);
    expect(cursor, ':');
    fields[name] = readUnion(cursor);
    expect(cursor, ';');
  }
  if (Object.keys(fields).length === 0) return 'any';
  return required.length > 0 ? { fields, required } : { fields };
}

/** After `{ [`, of `{ [key: string]: T; }`. */
function readMap(cursor: Cursor): Shape {
  for (const token of ['key', ':', 'string', ']', ':']) expect(cursor, token);
  const map = readUnion(cursor);
  expect(cursor, ';');
  expect(cursor, '}');
  return { map };
}

function next(cursor: Cursor): string {
  const token = cursor.tokens[cursor.at];
  if (token === undefined) throw unexpected(cursor);
  cursor.at += 1;
  return token;
}

function take(cursor: Cursor, token: string): boolean {
  if (cursor.tokens[cursor.at] !== token) return false;
  cursor.at += 1;
  return true;
}

function expect(cursor: Cursor, token: string): void {
  if (!take(cursor, token)) throw unexpected(cursor);
}

function unexpected({ tokens, at }: Cursor): Error {
  return new Error(`Declaration not understood at: ${tokens.slice(at, at + 8).join(' ')}`);
}
