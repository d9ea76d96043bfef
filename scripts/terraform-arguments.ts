// npm run terraform-arguments
// Writes src/facts/terraform-arguments.generated.json: which arguments each resource and data source has that
// src makes, by the provider itself in the version of the lock. Three levels deep; below, anything counts.
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTerraform } from './terraform/run-terraform.ts';

const OUT = 'src/facts/terraform-arguments.generated.json';
const LOCK = 'locks/terraform.lock.hcl';
const AWS = 'registry.terraform.io/hashicorp/aws';
const DEPTH = 3;

/** Null: a value, a map, or what is too deep to tell. */
type Arguments = { readonly [name: string]: Arguments } | null;

interface Schema {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Schema }>>;
}

interface Attribute {
  readonly type?: unknown;
  readonly computed?: boolean;
  readonly optional?: boolean;
  readonly required?: boolean;
}

interface Provider {
  readonly resource_schemas: Readonly<Record<string, { readonly block: Schema }>>;
  readonly data_source_schemas: Readonly<Record<string, { readonly block: Schema }>>;
}

async function main(): Promise<void> {
  const version = /version\s*=\s*"([^"]+)"/.exec(readFileSync(LOCK, 'utf8'))?.[1] ?? '';
  const { resource_schemas: resources, data_source_schemas: data } = await schemasOf(version);
  const types = typesInSource().flatMap((type): (readonly [string, Arguments])[] => {
    const isData = type.startsWith('data_');
    const found = isData ? data[type.slice('data_'.length)] : resources[type];
    const name = isData ? type.replace('data_', 'data.') : type;
    return found === undefined ? [] : [[name, argumentsOf(found.block, DEPTH)]];
  });
  const source = `https://registry.terraform.io/providers/hashicorp/aws/${version}`;
  const table = { source, types: Object.fromEntries(types) };
  const lines = JSON.stringify(table, null, 1).replaceAll(/\n\s{4,}/g, '');
  writeFileSync(OUT, `${lines}\n`);
  console.log(`${OUT}: ${types.length} types of ${version}.`);
}

async function schemasOf(version: string): Promise<Provider> {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-schema-'));
  const aws = { source: 'hashicorp/aws', version };
  const document = { terraform: { required_providers: { aws } } };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(document));
  cpSync(LOCK, join(folder, '.terraform.lock.hcl'));
  for (const args of [['init', '-lockfile=readonly'], []]) {
    const words = args.length > 0 ? args : ['providers', 'schema', '-json'];
    const run = await runTerraform(folder, words);
    if (!run.ok) throw new Error(run.stderr);
    if (words[0] === 'providers') return JSON.parse(run.stdout).provider_schemas[AWS];
  }
  throw new Error('No schema');
}

/** `aws_vpc`, `data_aws_vpc`: whose bindings something imports. */
function typesInSource(): readonly string[] {
  const texts = ['src', 'examples']
    .flatMap((top) =>
      readdirSync(top, { recursive: true, encoding: 'utf8' }).map((path) => join(top, path)),
    )
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/@cdktf\/provider-aws\/lib\/([a-z0-9-]+)\//g)].map(([, name = '']) =>
      name.replaceAll('-', '_'),
    ),
  );
  return [...new Set(names)]
    .map((name) => (name.startsWith('data_aws_') ? name : `aws_${name}`))
    .sort();
}

function argumentsOf({ attributes = {}, block_types: blocks = {} }: Schema, depth: number) {
  if (depth === 0) return null;
  const own = Object.entries(attributes)
    .filter(([, { optional, required }]) => optional || required)
    .map(([name, { type }]) => [name, ofType(type, depth - 1)] as const);
  const nested = Object.entries(blocks).map(([name, { block }]): readonly [string, Arguments] => [
    name,
    argumentsOf(block, depth - 1),
  ]);
  return Object.fromEntries([...own, ...nested].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `["list", ["object", { … }]]`, as the provider has attributes that are written as blocks. */
function ofType(type: unknown, depth: number): Arguments {
  if (!Array.isArray(type) || depth === 0) return null;
  const [kind, inner] = type as unknown as readonly [string, unknown];
  if (kind === 'list' || kind === 'set') return ofType(inner, depth);
  if (kind !== 'object' || typeof inner !== 'object' || inner === null) return null;
  return Object.fromEntries(
    Object.entries(inner).map(([name, each]) => [name, ofType(each, depth - 1)]),
  );
}

void main();
