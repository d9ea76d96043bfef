// What a folder of Terraform files declares, and what in it a stack of ours cannot carry.
import type { Folder } from '../../../model/folder.ts';
import { type Block, readHcl } from './read-hcl.ts';
import { readJson } from './read-json.ts';

export interface Declared {
  readonly isSensitive: boolean;
  readonly isEphemeral: boolean;
}

export interface Variable extends Declared {
  readonly isRequired: boolean;
}

/** Something at a line of a file. */
export interface At {
  readonly file: string;
  readonly line: number;
}

export interface Module {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly outputs: ReadonlyMap<string, Declared>;
  /** Beside AWS, by source: `hashicorp/random`. */
  readonly providers: ReadonlyMap<string, At>;
  /** What it and what it calls ask of versions of providers, by source. */
  readonly versions: readonly (At & { readonly source: string; readonly constraint: string })[];
  /** Blocks that only a root module may have, and aliases, which nobody hands in. */
  readonly refused: readonly (At & { readonly block: string })[];
  readonly unreadable: readonly (At & { readonly found: string })[];
  /** Sources of modules that the folder does not hold. */
  readonly strays: readonly (At & { readonly source: string })[];
}

interface Located {
  readonly file: string;
  readonly block: Block;
}

const AWS = 'hashicorp/aws';
/** Part of Terraform itself. */
const BUILT_IN = 'terraform';
const ROOT_ONLY: ReadonlySet<string> = new Set(['provider', 'import']);
const SETTINGS_OF_ROOT: ReadonlySet<string> = new Set(['backend', 'cloud']);
const TYPED: ReadonlySet<string> = new Set(['resource', 'data', 'ephemeral']);

export function isTerraformFile(name: string): boolean {
  return /\.tf(\.json)?$/.test(name);
}

/** Follows the modules that the folder holds itself; other folders in it, such as examples, say nothing. */
export function readModule(folder: Folder): Module {
  const unreadable: Module['unreadable'][number][] = [];
  const strays: Module['strays'][number][] = [];
  const all = new Map<string, readonly Located[]>();
  const queue = [''];
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    if (all.has(place)) continue;
    const blocks = blocksOf(folder, place, unreadable);
    const called = callsIn(blocks).map((call) => ({ call, target: resolve(place, call.source) }));
    const held = called.filter(({ target }) => holdsTerraform(folder, target));
    all.set(place, blocks);
    queue.push(...held.flatMap(({ target }) => target ?? []));
    strays.push(...pathsIn(folder, place));
    strays.push(...called.filter((each) => !held.includes(each)).map(({ call }) => call));
  }
  const top = all.get('') ?? [];
  const modules = [...all.values()];
  return {
    variables: new Map(
      named(top, 'variable').map(([name, block]) => [
        name,
        { ...declared(block), isRequired: !block.attributes.has('default') },
      ]),
    ),
    outputs: new Map(named(top, 'output').map(([name, block]) => [name, declared(block)])),
    providers: new Map(modules.flatMap(providersOf)),
    versions: modules.flatMap(versionsOf),
    refused: modules.flat().flatMap(refusedOf),
    unreadable,
    strays,
  };
}

/** Paths that leave the folder of a module, which from the top is the folder itself, and files that are read
 * where Terraform runs: with us, that is not the folder. */
function pathsIn(folder: Folder, place: string): Module['strays'] {
  const patterns = place === '' ? [ABOVE, READ_FROM_ROOT] : [READ_FROM_ROOT];
  return [...folder]
    .filter(([file]) => folderOf(file) === place && isTerraformFile(file))
    .flatMap(([file, text]) =>
      text.split('\n').flatMap((line, index) => {
        const found = patterns.flatMap((pattern) => pattern.exec(line)?.[0] ?? []);
        return found.map((source) => ({ file, line: index + 1, source }));
      }),
    );
}

const ABOVE = /\$\{path\.module\}\/\.\.[^"]*/;
const READ_FROM_ROOT = /(?<=\b(?:templatefile|file\w*)\("\$\{)path\.(?:root|cwd)\b[^",)]*/;

/** Calls of modules by a path. */
function callsIn(blocks: readonly Located[]): Module['strays'] {
  return blocks.flatMap(({ file, block: { type, line, attributes } }) => {
    const source = type === 'module' ? textOf(attributes.get('source')) : undefined;
    return source !== undefined && /^\.\.?(\/|$)/.test(source) ? [{ file, line, source }] : [];
  });
}

function blocksOf(
  folder: Folder,
  place: string,
  unreadable: Module['unreadable'][number][],
): readonly Located[] {
  const files = [...folder].filter(([file]) => folderOf(file) === place && isTerraformFile(file));
  return files.flatMap(([file, text]) => {
    const read = file.endsWith('.json') ? readJson(text) : readHcl(text);
    if ('found' in read) {
      unreadable.push({ file, ...read });
      return [];
    }
    return read.map((block) => ({ file, block }));
  });
}

function folderOf(file: string): string {
  return file.split('/').slice(0, -1).join('/');
}

function holdsTerraform(folder: Folder, place: string | undefined): boolean {
  return [...folder.keys()].some((file) => folderOf(file) === place && isTerraformFile(file));
}

/** Undefined for what leads out of the folder. */
function resolve(place: string, source: string): string | undefined {
  const parts = place === '' ? [] : place.split('/');
  for (const part of source.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function named(blocks: readonly Located[], type: string): readonly (readonly [string, Block])[] {
  return blocks.flatMap(({ block }) =>
    block.type === type && block.labels[0] !== undefined ? [[block.labels[0], block] as const] : [],
  );
}

function declared({ attributes }: Block): Declared {
  return {
    isSensitive: attributes.get('sensitive') === 'true',
    isEphemeral: attributes.get('ephemeral') === 'true',
  };
}

/** The text of an expression that is nothing but a string. */
function textOf(expression: string | undefined): string | undefined {
  return /^"([^"]*)"$/.exec(expression ?? '')?.[1];
}

/** Each that a module requires, or that its resources imply by their names. */
function providersOf(blocks: readonly Located[]): readonly (readonly [string, At])[] {
  const required = new Map(
    blocks.flatMap(({ file, block }) =>
      requirementsIn(block).flatMap(({ attributes, line }) =>
        [...attributes].map(([name, value]) => [
          name,
          { source: sourceIn(value) ?? `hashicorp/${name}`, at: { file, line } },
        ]),
      ),
    ) as readonly (readonly [string, { readonly source: string; readonly at: At }])[],
  );
  const implied = blocks.flatMap(({ file, block }) => {
    if (!TYPED.has(block.type)) return [];
    const written = block.attributes.get('provider')?.replaceAll('"', '');
    const name = (written ?? block.labels[0] ?? '').split(written ? '.' : '_')[0] ?? '';
    const source = required.get(name)?.source ?? `hashicorp/${name}`;
    return name === BUILT_IN ? [] : [[source, { file, line: block.line }] as const];
  });
  const all = [
    ...[...required.values()].map(({ source, at }) => [source, at] as const),
    ...implied,
  ];
  return all.filter(([source]) => source !== AWS);
}

function versionsOf(blocks: readonly Located[]): Module['versions'] {
  return blocks.flatMap(({ file, block }) =>
    requirementsIn(block).flatMap(({ attributes, line }) =>
      [...attributes].flatMap(([name, value]) => {
        const [, constraint] = /"?version"?\s*[=:]\s*"([^"]+)"/.exec(value) ?? [];
        const source = sourceIn(value) ?? `hashicorp/${name}`;
        return constraint === undefined ? [] : [{ file, line, source, constraint }];
      }),
    ),
  );
}

function requirementsIn({ type, blocks }: Block): readonly Block[] {
  return type === 'terraform' ? blocks.filter((each) => each.type === 'required_providers') : [];
}

function sourceIn(requirement: string): string | undefined {
  const [, source] = /"?source"?\s*[=:]\s*"([^"]+)"/.exec(requirement) ?? [];
  return source?.replace(/^registry\.terraform\.io\//, '').toLowerCase();
}

function refusedOf({ file, block }: Located): Module['refused'] {
  const { type, line, labels, blocks } = block;
  if (ROOT_ONLY.has(type)) return [{ file, line, block: [type, ...labels].join(' ') }];
  if (type !== 'terraform') return [];
  const settings = blocks
    .filter((each) => SETTINGS_OF_ROOT.has(each.type))
    .map((each) => ({ file, line: each.line, block: [each.type, ...each.labels].join(' ') }));
  const aliases = requirementsIn(block)
    .filter(({ attributes }) =>
      [...attributes.values()].some((value) => value.includes('configuration_aliases')),
    )
    .map((each) => ({ file, line: each.line, block: 'configuration_aliases' }));
  return [...settings, ...aliases];
}
