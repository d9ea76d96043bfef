// What `npm run bench` measures is a repository that compiles, with as many environments as it says.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFleet } from '../../bench/fleet.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import { pipeline } from '../../src/pipeline.ts';
import { temporaryFolder } from '../emit/temporary-folder.ts';
import { repositoryOfSystems } from '../support/systems/repository.ts';

const PATIENCE_MS = 240_000;

describe('makeFleet', () => {
  it(
    'copies every environment under another system and account, without a clash',
    () => {
      const root = join(temporaryFolder(), 'fleet');
      const one = repositoryOfSystems();
      makeFleet(one, root, 2);

      const request = { root, names: [], pages: 'none' as const, commitDate: () => undefined };
      const { names, diagnostics } = pipeline.compileFiles({
        ...request,
        onStage: () => undefined,
      });

      const { value: originals = [] } = loadEnvironments({ root: one, names: [] });
      rmSync(one, { recursive: true });
      const { value: copies = [] } = loadEnvironments({ root, names: [] });
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(names).toHaveLength(2 * originals.length);
      expect(new Set(copies.map(({ environment }) => environment.system)).size).toBe(
        2 * new Set(originals.map(({ environment }) => environment.system)).size,
      );
      const accountsOf = (all: typeof copies) =>
        new Set(all.map(({ environment }) => environment.aws.account)).size;
      // Environments that share an account in the original share one in each copy.
      expect(accountsOf(copies)).toBe(2 * accountsOf(originals));
    },
    PATIENCE_MS,
  );
});
