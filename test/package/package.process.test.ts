// What is published: whole, without what is only ours, and at home in somebody else's node_modules.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/root.ts';
import { installIn, type PackedFile, packedFiles } from './installed.ts';

const PARCELWISE = join(ROOT, 'examples/parcelwise');
let repository = '';
let home = '';
let files: readonly PackedFile[] = [];

beforeAll(() => {
  const { status } = spawnSync('npm', ['run', '--silent', 'declarations'], { cwd: ROOT });
  expect(status).toBe(0);
  files = packedFiles();
  repository = mkdtempSync(join(tmpdir(), 'groundplan-package-'));
  home = installIn(repository, files);
  writeFileSync(join(repository, 'package.json'), '{ "private": true }\n');
  for (const folder of readdirSync(PARCELWISE)) {
    if (folder === 'dist' || folder === 'rehearsal' || folder.startsWith('atlantis')) continue;
    cpSync(join(PARCELWISE, folder), join(repository, folder), { recursive: true });
  }
  rmSync(join(repository, 'environments/environment.schema.json'));
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

function groundplan(words: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const command = [join(home, 'bin/groundplan.mjs'), ...words];
  const env = { ...process.env, ...variables };
  return spawnSync('node', command, { cwd: repository, encoding: 'utf8', env });
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.values(value as Record<string, unknown>).flatMap(leavesOf);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe('the package', () => {
  it('has the program, its types, its reasons and its licence', () => {
    const paths = files.map(({ path }) => path);

    expect(paths).toEqual(
      expect.arrayContaining([
        ...['LICENSE', 'NOTICE.md', 'README.md', 'CHANGELOG.md', 'package.json', 'tsconfig.json'],
        ...['bin/groundplan.mjs', 'bin/run.mjs', 'bin/start/store.mjs', 'src/main.ts'],
        ...['locks/terraform.lock.hcl', 'docs/environment-reference.md', 'package.tsconfig.json'],
        ...['build/types/extensions/kind.d.ts', 'build/types/model/schema/environment.d.ts'],
      ]),
    );
  });

  it('has nothing of our own work: no tests, environments, results, scripts or examples', () => {
    const folders = new Set(files.map(({ path }) => path.split('/').slice(0, -1)[0] ?? ''));

    expect([...folders].sort()).toEqual(['', 'bin', 'build', 'docs', 'locks', 'src']);
    expect(files.filter(({ path }) => /\.test\.ts$|^build\/(?!types\/)/.test(path))).toEqual([]);
  });

  it('has every source, and every file that one of its exports names', () => {
    const paths = new Set(files.map(({ path }) => path));
    const sources = filesBelow(join(ROOT, 'src')).map((path) => relative(ROOT, path));
    const { exports: doors, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const named = [...leavesOf(doors), ...leavesOf(bin)].map((path) => path.replace(/^\.\//, ''));

    expect(sources.filter((path) => !paths.has(path))).toEqual([]);
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter((path) => !paths.has(path))).toEqual([]);
  });

  it('weighs less than 16 MB', () => {
    expect(files.reduce((total, { size }) => total + size, 0)).toBeLessThan(16e6);
  });

  it('starts by its name, and says its version', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

    expect(readFileSync(join(home, 'bin/groundplan.mjs'), 'utf8')).toMatch(
      /^#!\/usr\/bin\/env node\n/,
    );
    expect(files.find(({ path }) => path === 'bin/groundplan.mjs')?.mode).toBe(0o755);
    expect(groundplan(['--version']).stdout).toBe(`groundplan ${version}\n`);
  });
});

describe('in a repository of a user', () => {
  it('compiles to the same bytes, with kinds of its own, and writes no documents of ours', () => {
    const { status, stderr } = groundplan(['synth']);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const made = filesBelow(join(repository, 'dist'));
    expect(made.map((path) => relative(repository, path))).toEqual(
      filesBelow(join(PARCELWISE, 'dist')).map((path) => relative(PARCELWISE, path)),
    );
    const differing = made.filter((path) => {
      const same = join(PARCELWISE, relative(repository, path));
      return !readFileSync(path).equals(readFileSync(same));
    });
    expect(differing).toEqual([]);
    expect(existsSync(join(repository, 'docs'))).toBe(false);
    expect(readFileSync(join(repository, 'environments/environment.schema.json'))).toEqual(
      readFileSync(join(PARCELWISE, 'environments/environment.schema.json')),
    );
  });

  it('leaves nothing in itself: what it keeps lies in the cache of node_modules', () => {
    expect(existsSync(join(home, 'build/start'))).toBe(false);
    expect(existsSync(join(home, 'build/runs'))).toBe(false);
    expect(readdirSync(join(repository, 'node_modules/.cache/groundplan/start'))).not.toEqual([]);
  });

  it('works where it may write nowhere', () => {
    const cache = join(repository, 'node_modules/.cache');
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file in the way');
    const elsewhere = mkdtempSync(join(tmpdir(), 'groundplan-cache-'));

    const found = groundplan(['synth'], { XDG_CACHE_HOME: elsewhere });
    expect(found.stdout).toMatch(/^Up to date: /);
    expect(existsSync(join(elsewhere, 'groundplan/start'))).toBe(true);
    expect(groundplan(['synth'], { XDG_CACHE_HOME: cache }).stdout).toMatch(/^Up to date: /);
    rmSync(elsewhere, { recursive: true });
    rmSync(cache);
  });

  it('gives types to kinds of its own, by a compiler that knows nothing else of us', () => {
    writeFileSync(
      join(repository, 'extensions/tsconfig.json'),
      '{ "extends": "groundplan/tsconfig.json", "include": ["."] }\n',
    );
    const compile = () =>
      spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['--project', 'extensions'], {
        cwd: repository,
        encoding: 'utf8',
      }).stdout;
    expect(compile()).toBe('');

    mkdirSync(join(repository, 'extensions/wrong'));
    writeFileSync(
      join(repository, 'extensions/wrong/kind.ts'),
      "import type { Environment } from 'groundplan/environment';\n" +
        "import { prefixOf } from 'groundplan/kind';\n" +
        'export const none = (environment: Environment) => [\n' +
        '  environment.databases, environment.databaze, prefixOf(1),\n];\n',
    );
    expect(compile().match(/error TS\d+: .*/g)).toEqual([
      expect.stringContaining("Property 'databaze' does not exist on type 'Environment'"),
      expect.stringContaining("type 'number' is not assignable"),
    ]);
    rmSync(join(repository, 'extensions/wrong'), { recursive: true });
  });
});
