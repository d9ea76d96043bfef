// The same structure out of Terraform's JSON syntax.
// https://developer.hashicorp.com/terraform/language/syntax/json
import { isPlainObject, type PlainObject } from '../../../model/values/plain-object.ts';
import type { Block, Unreadable } from './read-hcl.ts';

/** How many names stand between the type of a block and its body; those that are not here have none. */
const LABELS: Readonly<Record<string, number>> = {
  action: 2,
  backend: 1,
  check: 1,
  data: 2,
  ephemeral: 2,
  module: 1,
  output: 1,
  provider: 1,
  resource: 2,
  variable: 1,
};
/** Of what is no argument where it stands. */
const NESTED: Readonly<Record<string, readonly string[]>> = {
  terraform: ['backend', 'cloud', 'required_providers'],
};

export function readJson(text: string): readonly Block[] | Unreadable {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Only this parser throws, and its message names no line in the words of the user.
    return { line: 1, found: 'text that is no JSON' };
  }
  const maps = Array.isArray(parsed) ? parsed : [parsed];
  if (!maps.every(isPlainObject)) return { line: 1, found: 'no map of blocks' };
  return maps.flatMap((map) => blocksIn(map, undefined));
}

function blocksIn(map: PlainObject, types: readonly string[] | undefined): readonly Block[] {
  return Object.entries(map)
    .filter(([type]) => type !== '//' && (types === undefined || types.includes(type)))
    .flatMap(([type, content]) => labelled(type, [], content));
}

function labelled(type: string, labels: readonly string[], content: unknown): readonly Block[] {
  if (Array.isArray(content)) return content.flatMap((each) => labelled(type, labels, each));
  const map = isPlainObject(content) ? content : {};
  if (labels.length < (LABELS[type] ?? 0)) {
    return Object.entries(map)
      .filter(([name]) => name !== '//')
      .flatMap(([name, each]) => labelled(type, [...labels, name], each));
  }
  const attributes = Object.entries(map).map(
    ([name, value]) => [name, JSON.stringify(value)] as const,
  );
  return [
    {
      ...{ type, labels, line: 1, attributes: new Map(attributes) },
      blocks: blocksIn(map, NESTED[type] ?? []),
    },
  ];
}
