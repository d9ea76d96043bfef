// A run may be recalled only if what it depends on is all that it reads: here it is watched.

// A run may be recalled only if what it depends on is all that it reads: here it is watched.
import fs, { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { pipeline } from '../../src/pipeline.ts';
import { validRoot } from '../support/fixture-root.ts';

const ASKING = [
  'readFileSync',
  'readdirSync',
  'statSync',
  'lstatSync',
  'existsSync',
  'realpathSync',
] as const;

let root = '';
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Paths below the root that `action` asks the disk about. */
function watched<T>(action: () => T): { readonly value: T; readonly paths: readonly string[] } {
  const paths: string[] = [];
  const originals = ASKING.map((name) => [name, fs[name]] as const);
  for (const [name, original] of originals) {
    Object.assign(fs, {
      [name]: (path: unknown, ...rest: unknown[]) => {
        paths.push(String(path));
        return (original as (...words: unknown[]) => unknown)(path, ...rest);
      },
    });
  }
  syncBuiltinESMExports();
  try {
    return { value: action(), paths };
  } finally {
    for (const [name, original] of originals) Object.assign(fs, { [name]: original });
    syncBuiltinESMExports();
  }
}

describe('what a run depends on', () => {
  it('is all that it asks the disk about', () => {
    root = fs.realpathSync(validRoot());
    const noted = '  notes: { namespace: accounts, purpose: What others say }\n';
    write('environments/shop/prod.yaml', `extends: base.yaml\nmanifests:\n${noted}`);
    const metadata = 'metadata: { name: notes, namespace: accounts }';
    write(
      'manifests/notes/notes.yaml',
      `apiVersion: v1\nkind: ConfigMap\n${metadata}\ndata: { a: b }\n`,
    );
    write('beside/unread.yaml', 'a: b\n');

    const { value, paths } = watched(() =>
      pipeline.compileFiles({
        ...{ root, names: [], pages: 'none' },
        commitDate: () => undefined,
        onStage: () => undefined,
      }),
    );

    expect(value.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { reads = [] } = value.depends ?? {};
    expect(reads).toContain('manifests/notes');
    const asked = paths
      .filter((path) => path.startsWith(`${root}/`))
      .map((path) => path.slice(root.length + 1));
    expect(asked).toContain('manifests/notes/notes.yaml');
    const isNamed = (path: string) =>
      reads.some(
        (read) => path === read || path.startsWith(`${read}/`) || read.startsWith(`${path}/`),
      );
    // Extensions are a part of the program.
    expect(asked.filter((path) => path !== 'extensions' && !isNamed(path))).toEqual([]);
  });
});
