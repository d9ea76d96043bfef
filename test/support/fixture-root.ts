// Where a fixture of test/fixtures/invalid is loaded from. One of a code of model or check holds only
// what differs from the small valid environment, so it is laid over that, in one temporary folder.
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
import { dirname, join } from 'node:path';

const INVALID = 'test/fixtures/invalid';
const VALID = 'test/fixtures/valid';

let valid: string | undefined;

/** Hands the folder of a fixture to `use`, and takes away what was laid into it. */
export function withFixture<T>(name: string, use: (root: string) => T): T {
  if (!/^(?:model|check)-/.test(name)) return use(join(INVALID, name));
  valid ??= validRoot();
  const laid = lay(join(INVALID, name), valid);
  try {
    return use(valid);
  } finally {
    for (const { path, before } of laid) {
      if (before === undefined) rmSync(path);
      else writeFileSync(path, before);
    }
  }
}

/** For when the last of them has been asked for. */
export function removeFixtures(): void {
  if (valid !== undefined) rmSync(valid, { recursive: true });
  valid = undefined;
}

/** A new folder with the small valid environment. */
export function validRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  cpSync(VALID, root, { recursive: true });
  // A whole run reads it as well.
  cpSync('locks', join(root, 'locks'), { recursive: true });
  return root;
}

interface Laid {
  readonly path: string;
  /** What stood there; undefined where nothing did. */
  readonly before: string | undefined;
}

function lay(fixture: string, root: string): readonly Laid[] {
  const files = readdirSync(fixture, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map(({ parentPath, name }) => {
    const from = join(parentPath, name);
    const path = join(root, from.slice(fixture.length));
    const before = textAt(path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, readFileSync(from));
    return { path, before };
  });
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
