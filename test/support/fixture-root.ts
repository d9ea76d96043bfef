// Where a fixture of test/fixtures/invalid is loaded from. One of a code of model or check holds only
// what differs from the small valid environment, so both are laid into one temporary folder.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const INVALID = 'test/fixtures/invalid';
const VALID = 'test/fixtures/valid';

/** Hands the folder of a fixture to `use`, and removes what was made for it. */
export function withFixture<T>(name: string, use: (root: string) => T): T {
  if (!/^(?:model|check)-/.test(name)) return use(join(INVALID, name));
  const root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  try {
    cpSync(VALID, root, { recursive: true });
    cpSync(join(INVALID, name), root, { recursive: true });
    // A whole run reads it as well.
    cpSync('locks', join(root, 'locks'), { recursive: true });
    return use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
