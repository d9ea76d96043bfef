// A repository of a user of its own, which uses what the five systems do not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { launch } from '../support/launch.ts';

const ROOT = join(import.meta.dirname, '../../examples/parcelwise');

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
