// Codes of checks are proven by breaking artifacts, not by fixtures: each is named by the test that does.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCatalogue } from '../../src/diagnostics/catalogue/check.ts';

const FOLDER = 'test';
const SELF = 'codes.test.ts';

describe('codes of checks', () => {
  it('are each named in a test', () => {
    const texts = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts') && basename(path) !== SELF)
      .map((path) => readFileSync(join(FOLDER, path), 'utf8'))
      .join('\n');
    // A code that begins like another one must be named by itself.
    const named = new Set(texts.match(/check\/[a-z0-9-]+/g));

    expect(Object.keys(checkCatalogue).filter((code) => !named.has(code))).toEqual([]);
  });
});
