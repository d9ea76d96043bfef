// docs/key-examples: an example of every key, as parts of environments that compile. A file is what one section of
// the reference shows of one environment; those without a comment at the top are there so that the others compile.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Json } from '../../src/model/artifact.ts';
import { mergeJson } from '../../src/model/values/merge-json.ts';

const FOLDER = 'docs/key-examples';
const REFUSED = 'refused.yaml';
/** What environments name beside themselves: charts, manifests, Terraform. */
const BESIDE = 'files';
const SYSTEM = 'bookstall';

type Tree = Readonly<Record<string, Json>>;

export interface KeyExample {
  readonly environment: string;
  readonly section: string;
  readonly file: string;
  /** Null: nobody is shown it. */
  readonly caption: string | null;
  readonly text: string;
  readonly value: Tree;
}

/** What no environment can hold although the shape of a file has it: by code, by environment. */
export type Refused = Readonly<Record<string, Readonly<Record<string, Tree>>>>;

/** The environment that has most of it first. */
export function keyExamples(): readonly KeyExample[] {
  return environmentNames().flatMap((environment) =>
    readdirSync(join(FOLDER, environment))
      .map((name) => name.replace(/\.yaml$/, ''))
      .sort()
      .map((name) => readExample(environment, name)),
  );
}

function environmentNames(): readonly string[] {
  const names = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== BESIDE)
    .map(({ name }) => name)
    .sort();
  return ['prod', ...names.filter((name) => name !== 'prod')];
}

function readExample(environment: string, name: string): KeyExample {
  const file = join(FOLDER, environment, `${name}.yaml`);
  const whole = readFileSync(file, 'utf8');
  const [, caption = null, text = whole] = /^# (.+)\n([\s\S]*)$/.exec(whole) ?? [];
  const [section = ''] = name.split('.');
  return { environment, section, file, caption, text, value: parse(whole) };
}

export function refusedKeys(): Refused {
  return parse(readFileSync(join(FOLDER, REFUSED), 'utf8'));
}

/** A repository of all the environments, with what is laid over one of them. */
export function writeRepository(root: string, over: Refused = {}): void {
  for (const each of ['locks', 'package.json']) cpSync(each, join(root, each), { recursive: true });
  cpSync(join(FOLDER, BESIDE), root, { recursive: true });
  mkdirSync(join(root, 'environments', SYSTEM), { recursive: true });
  for (const name of environmentNames()) {
    const parts = [...partsOf(name), ...overlays(name, over)];
    const whole = parts.reduce<Tree>(mergeJson, {});
    writeFileSync(join(root, 'environments', SYSTEM, `${name}.yaml`), stringify(whole));
  }
}

function overlays(name: string, over: Refused): readonly Tree[] {
  return Object.values(over).flatMap((by) => (by[name] === undefined ? [] : [by[name]]));
}

function partsOf(name: string): readonly Tree[] {
  return keyExamples()
    .filter(({ environment }) => environment === name)
    .map(({ value }) => value);
}

/** Every path of a tree, from the top down. */
export function pathsIn(tree: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof tree !== 'object' || tree === null) return [path];
  const entries = Object.entries(tree) as readonly (readonly [string, Json])[];
  return [path, ...entries.flatMap(([key, value]) => pathsIn(value, [...path, key]))];
}
