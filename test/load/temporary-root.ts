import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with files by name, relative to it; gone when the test is over. */
export function temporaryRoot(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'groundplan-load-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return root;
}

/** The least that `aModel` accepts; what is given is appended. */
export function anEnvironmentFile(rest = '', tier = 'development'): string {
  return `system: shop\nenvironment: prod\ntier: ${tier}\n${rest}`;
}
