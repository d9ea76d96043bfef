// The same input gives the same bytes: another folder, day zone, locale, umask or order of keys.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { pipeline } from '../src/pipeline.ts';
import { ROOT } from './support/root.ts';
import { repositoryOfSystems } from './support/systems/repository.ts';

let folder = '';
let home = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundplan-same-'));
  home = repositoryOfSystems();
});
afterAll(() => {
  for (const each of [folder, home]) rmSync(each, { recursive: true, force: true });
});

function compile(root: string): ReadonlyMap<string, string> {
  const request = {
    root,
    names: [],
    pages: 'all' as const,
    onStage: () => undefined,
    commitDate: () => undefined,
  };
  const { files, diagnostics } = pipeline.compileFiles(request);
  if (files.size === 0) throw new Error(JSON.stringify(diagnostics));
  return files;
}

/** Reverses the keys of every map, which is as far from the written order as it gets. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reversed(item)]);
  return Object.fromEntries(entries.reverse());
}

/** Everything is compiled twice, on machines that are busy with other things. */
const TWO_RUNS_MS = 60_000;

describe('synth', { timeout: TWO_RUNS_MS }, () => {
  let expected: ReadonlyMap<string, string> = new Map();
  beforeAll(() => {
    expected = compile(home);
  });

  it('gives the same bytes when every map of every file is written in reverse', () => {
    const root = join(folder, 'reversed');
    mkdirSync(join(root, 'environments'), { recursive: true });
    cpSync(join(home, 'locks'), join(root, 'locks'), { recursive: true });
    for (const system of readdirSync(join(home, 'environments'), { withFileTypes: true })) {
      if (!system.isDirectory()) continue;
      mkdirSync(join(root, 'environments', system.name));
      for (const file of readdirSync(join(home, 'environments', system.name))) {
        const path = join('environments', system.name, file);
        const text = readFileSync(join(home, path), 'utf8');
        writeFileSync(join(root, path), stringify(reversed(parse(text))));
      }
    }

    const found = compile(root);

    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    expect([...expected].filter(([path, text]) => found.get(path) !== text)).toEqual([]);
  });

  it('gives the same bytes from another folder, time zone, locale and umask', () => {
    const out = join(folder, 'out');
    const elsewhere = { TZ: 'Asia/Kolkata', LC_ALL: 'tr_TR.UTF-8' };
    const script = `umask 077 && node ${ROOT}/bin/run.mjs src/main.ts synth --out ${out}`;
    // The tests have neither.
    expect(process.env['TZ']).not.toBe(elsewhere.TZ);
    expect(process.env['LC_ALL']).not.toBe(elsewhere.LC_ALL);

    const { status, stderr } = spawnSync('sh', ['-c', script], {
      cwd: join(home, 'environments'),
      env: { ...process.env, ...elsewhere },
      encoding: 'utf8',
    });

    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(0);
    // `--out` stands for dist/.
    const inDist = [...expected].map(
      ([path, text]) => [path.replace(/^dist\//, ''), text] as const,
    );
    expect(snapshot(out)).toEqual(Object.fromEntries(inDist));
  });
});

function snapshot(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );
}
