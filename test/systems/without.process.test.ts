// The five systems are examples: without all of them, or without one and with a system of somebody's own, the program
// runs, and what is asserted about those that are gone is skipped by name. The gate drops all of
// them (npm run verify:without-examples).
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const PATIENCE_MS = 600_000;
/** What is about the systems alone, so that all of it has to be skipped, and what reads pages about them. */
const ONLY = [
  'test/review/recorded/recorded.proof.test.ts',
  'test/review/readme.test.ts',
  'test/how-to/references.test.ts',
];

function without(words: readonly string[]) {
  const script = ['run', '--silent', 'verify:without-examples', '--', ...words];
  const { status, stdout, stderr } = spawnSync(
    'npm',
    [...script, ...ONLY.flatMap((file) => ['--only', file])],
    { encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

describe('a repository without the five systems', () => {
  it(
    'asks what it has where one is gone, and is green with a system of its own that is warned of',
    () => {
      const { status, said } = without(['openedx', '--own']);

      expect(status, said).toBe(0);
      expect(said).toContain('!!! environments/openedx is gone: ITS 167 ROWS WERE NOT ASKED !!!');
      expect(said).not.toContain('environments/commerce is gone');
    },
    PATIENCE_MS,
  );

  it('is not made of a system that is not there', () => {
    const { status, said } = without(['nobody']);

    expect(status).toBe(2);
    expect(said).toContain('there is no nobody');
  });
});
