// The examples of every key compile, and no check has anything to say about them; what is named as refused is. It
// takes as long as five systems do.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusedKeys, writeRepository } from '../../scripts/key-examples/examples.ts';
import { keysRefused } from '../../scripts/key-examples/page.ts';
import { schemaPaths } from '../../scripts/what-is-checked/schema-paths.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import { realRun } from '../commands/real-run.ts';

const PATIENCE_MS = 180_000;
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('docs/key-examples', () => {
  it('compiles without a warning', { timeout: PATIENCE_MS }, () => {
    writeRepository(root);
    const { exitCode, out, error } = realRun(['synth'], root);

    expect([exitCode, error]).toEqual([0, '']);
    expect(out).toMatch(/ created, 0 changed, 0 removed, 0 unchanged in 7 environments/);
  });

  it('is refused for each key that is said to be', { timeout: PATIENCE_MS }, () => {
    const refused = refusedKeys();
    const paths = schemaPaths();
    writeRepository(root, refused);
    const { diagnostics } = loadEnvironments({ root, names: [] });

    for (const [code, by] of Object.entries(refused)) {
      const told = diagnostics
        .filter((one) => one.code === code && one.severity === 'error')
        .map(({ path = [] }) => paths.keyOf(path));
      expect(keysRefused(by, paths).filter((key) => !told.includes(key))).toEqual([]);
    }
  });
});
