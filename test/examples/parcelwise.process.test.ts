// Repositories of a user of its own, which use what the five systems do not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { launch } from '../support/launch.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const ROOT = join(EXAMPLES, 'parcelwise');
const LOCKERS = join(EXAMPLES, 'parcelwise-lockers');

describe('examples/parcelwise', () => {
  it('compiles to what is committed, without a warning', () => {
    const { exitCode, out, error } = launch(['synth', '--check', '--root', ROOT], process.cwd());

    expect([exitCode, error]).toEqual([0, '']);
    expect(out).toMatch(/^Up to date: \d+ files of 2 environments\.\n$/);
  });

  it('is known to no line of the program', () => {
    const knowing = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .filter((path) => /parcelwise/i.test(readFileSync(join('src', path), 'utf8')));

    expect(knowing).toEqual([]);
  });
});

describe('examples/parcelwise-lockers', () => {
  it('compiles to what is committed in its folder, without a warning', () => {
    const { exitCode, out, error } = launch(['synth', '--check', '--root', LOCKERS], process.cwd());

    expect([exitCode, error]).toEqual([0, '']);
    expect(out).toMatch(/^Up to date: \d+ files of 1 environment\.\n$/);
    expect(readdirSync(LOCKERS)).not.toContain('dist');
  });
});
