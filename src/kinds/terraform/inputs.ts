// What stands between `${` and `}` in inputs: names of outputs and of what is known, and nothing else.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../model/artifact.ts';
import { STACK_NAMES } from '../../model/naming/state.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** A name inside of a text: `${network.subnet_ids.private[0]}`. */
export interface Named {
  /** Without its braces. */
  readonly text: string;
  readonly root: string;
  readonly steps: readonly (string | number)[];
}

/** Something that only looks like one: `${upper(network.vpc_id)}`. */
export interface Expression {
  readonly expression: string;
}

export type Part = string | Named | Expression;

/** Roots that are no stack. */
export const OTHER_ROOTS = ['terraform', 'aws', 'environment'] as const;
const ROOTS: readonly string[] = [...STACK_NAMES, ...OTHER_ROOTS];

const TOKEN = /\$\$\{|\$\{((?:[^{}]|\{[^{}]*\})*)\}/g;
const STEP = String.raw`\.[A-Za-z_][\w-]*|\.\d+|\["[^"\\$%]*"\]|\[\d+\]`;
const NAMED = new RegExp(`^\\s*([A-Za-z_][\\w-]*)((?:${STEP})+)\\s*$`);
const SPEAKS_OF_ROOT = new RegExp(`(?:^|[^\\w.$-])(?:${ROOTS.join('|')})\\.[A-Za-z_]`);

/** The parts of a text, in their order: texts as they are meant, names, and what is neither. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, match.index), partOf(match[0], match[1]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== '');
}

function partOf(whole: string, inner: string | undefined): Part {
  if (inner === undefined) return '${';
  const [, root, steps = ''] = NAMED.exec(inner) ?? [];
  if (root !== undefined) return { text: inner.trim(), root, steps: stepsOf(steps) };
  return SPEAKS_OF_ROOT.test(inner) ? { expression: whole } : whole;
}

function stepsOf(text: string): readonly (string | number)[] {
  return [...text.matchAll(new RegExp(STEP, 'g'))].map(([step]) => {
    const word = step.replace(/^\.|^\["?|"?\]$/g, '');
    return /^\d+$/.test(word) && !step.startsWith('["') ? Number(word) : word;
  });
}

export interface Found<P> {
  readonly part: P;
  /** The text that holds it. */
  readonly path: Path;
}

/** All parts of the texts in a value that are no mere text. */
export function namedIn(value: Json, path: Path): readonly Found<Named | Expression>[] {
  if (typeof value === 'string') {
    return partsOf(value).flatMap((part) => (typeof part === 'string' ? [] : [{ part, path }]));
  }
  if (value === null || typeof value !== 'object') return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, each]: readonly [string | number, Json]) =>
    namedIn(each, [...path, key]),
  );
}

/** Of all inputs of a stack. */
export function namedBy(
  key: string,
  { inputs }: Environment['terraform'][string],
): readonly Found<Named | Expression>[] {
  return namedIn(inputs, ['terraform', key, 'inputs']);
}

/** What is known before Terraform runs, by root and step. */
export function factsOf({ aws, system, environment, cluster }: Environment) {
  return {
    aws: { account: aws.account, region: aws.region, zones: aws.zones },
    environment: { system, name: environment },
    cluster: cluster === null ? {} : { name: cluster.name },
  } as Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/** Undefined for what is an output, or nothing. */
export function factAt(environment: Environment, { root, steps }: Named): Json | undefined {
  const [name = '', ...rest] = steps;
  const facts = factsOf(environment)[root];
  const fact = facts && Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (rest.length === 0 || !Array.isArray(fact)) return rest.length === 0 ? fact : undefined;
  return rest.length === 1 && typeof rest[0] === 'number' ? (fact[rest[0]] as Json) : undefined;
}
