// As many threads as one likes: the same files and the same findings.
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { makeFleet } from '../../bench/fleet.ts';
import { launch } from '../support/launch.ts';
import { ROOT } from '../support/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'groundplan-workers-'));
const root = join(folder, 'fleet');
// Environments that name each other, in several systems.
makeFleet(ROOT, root, 1);
const [system = ''] = readdirSync(join(root, 'environments'));
const EDITED = join(root, 'environments', system, 'prod.yaml');
const BEFORE = readFileSync(EDITED, 'utf8');
const TWIN = join(root, 'environments', system, 'twin.yaml');
const LOCKS = join(root, 'locks');
afterEach(() => {
  writeFileSync(EDITED, BEFORE);
  rmSync(TWIN, { force: true });
  if (!existsSync(LOCKS)) renameSync(`${LOCKS}-away`, LOCKS);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Results {
  readonly exitCode: number | null;
  readonly found: unknown;
  readonly files: ReadonlyMap<string, string>;
}

function synth(workers: number): Results {
  const out = join(folder, 'dist');
  rmSync(out, { recursive: true, force: true });
  const words = ['--root', root, '--out', out, '--workers', String(workers)];
  const asked = ['synth', ...words, '--format', 'json', '--timings'];
  const { exitCode, out: printed, error } = launch(asked, tmpdir());
  // Threads work side by side where there are some.
  if (exitCode === 0) expect(/^compile /m.test(error)).toBe(workers > 1);
  const entries = exitCode === 0 ? readdirSync(out, { recursive: true, withFileTypes: true }) : [];
  const paths = entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  const files = paths.sort().map((path) => [path, readFileSync(path, 'utf8')] as const);
  return { exitCode, found: JSON.parse(printed), files: new Map(files) };
}

const PATIENCE_MS = 300_000;

describe('synth with workers', () => {
  it(
    'writes and says the same with 1 to 4 of them',
    () => {
      const alone = synth(1);
      expect(alone.exitCode).toBe(0);
      expect(alone.files.size).toBeGreaterThan(1000);

      for (const workers of [2, 3, 4]) expect(synth(workers)).toEqual(alone);
    },
    PATIENCE_MS,
  );

  it.each<[string, () => void]>([
    ['in a file', () => writeFileSync(EDITED, `${BEFORE}no: key\n`)],
    [
      'that only all of them show',
      () => writeFileSync(TWIN, BEFORE.replace(/^environment: .*$/m, 'environment: twin')),
    ],
    ['of the lock', () => renameSync(LOCKS, `${LOCKS}-away`)],
  ])(
    'says the same of a fault %s',
    (_, spoil) => {
      spoil();

      const alone = synth(1);
      expect(alone.exitCode).toBe(1);
      expect(synth(3)).toEqual(alone);
    },
    PATIENCE_MS,
  );
});
