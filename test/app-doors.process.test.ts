// `npx cdktf synth` and `npx cdk8s synth` run these programs; they must say what dist/ says.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../src/model/artifact.ts';
import { ROOT } from './support/root.ts';
import { repositoryOfSystems } from './support/systems/repository.ts';

let folder = '';
let home = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundplan-doors-'));
  home = repositoryOfSystems();
  run('src/main.ts', ['synth', '--quiet'], {});
});
afterAll(() => {
  for (const each of [folder, home]) rmSync(each, { recursive: true, force: true });
});

function run(
  entry: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): void {
  const { status, stderr } = spawnSync('node', [join(ROOT, 'bin/run.mjs'), entry, ...words], {
    cwd: home,
    env: { ...process.env, ...variables },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, expect.not.stringMatching(/^\s+at /m)]);
}

/** Without cdktf's metadata and our mark. */
function withoutComments(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '//')
      .map(([key, item]) => [key, withoutComments(item)]),
  );
}

function readJson(path: string): Json {
  return withoutComments(JSON.parse(readFileSync(path, 'utf8')));
}

function yamlBelow(root: string): readonly unknown[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => parse(readFileSync(join(root, path), 'utf8')));
}

function inOrder(objects: readonly unknown[]): readonly string[] {
  const canonical = (_key: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return objects.map((object) => JSON.stringify(object, canonical)).sort();
}

/** `system/environment` of every environment there is. */
function names(): readonly string[] {
  return readdirSync(join(home, 'dist')).flatMap((system) =>
    readdirSync(join(home, 'dist', system)).map((name) => join(system, name)),
  );
}

describe('cdktf door', () => {
  it('gives the stacks of dist/', () => {
    run('src/cdktf-main.ts', [], { CDKTF_OUTDIR: folder });
    const stacks = names().flatMap((name) =>
      readdirSync(join(home, 'dist', name, 'terraform')).map((stack) => ({ name, stack })),
    );

    for (const { name, stack } of stacks) {
      const ours = join(home, 'dist', name, 'terraform', stack, 'cdk.tf.json');
      const id = `${name.replace('/', '-')}-${stack}`;
      expect(readJson(join(folder, 'stacks', id, 'cdk.tf.json'))).toEqual(readJson(ours));
    }
    expect(readdirSync(join(folder, 'stacks'))).toHaveLength(stacks.length);
  });
});

describe('cdk8s door', () => {
  it('gives the objects of dist/', () => {
    const out = join(folder, 'cdk8s');
    run('src/cdk8s-main.ts', [], { CDK8S_OUTDIR: out });
    // An environment without a cluster has no objects.
    const clustered = names()
      .map((name) => join(home, 'dist', name))
      .filter((dist) => existsSync(join(dist, 'root.yaml')));
    const ours = clustered.flatMap((dist) => [
      ...yamlBelow(join(dist, 'kubernetes')),
      ...yamlBelow(join(dist, 'argocd')),
      parse(readFileSync(join(dist, 'root.yaml'), 'utf8')),
    ]);

    expect(inOrder(yamlBelow(out))).toEqual(inOrder(ours));
  });
});
