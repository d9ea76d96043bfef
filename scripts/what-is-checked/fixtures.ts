// What the rules say to test/fixtures/invalid, each of which is one mistake.
import { readdirSync } from 'node:fs';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import { removeFixtures, withFixture } from '../../test/support/fixture-root.ts';
import type { Codes } from './codes.ts';

export function askFixtures(codes: Codes): void {
  const names = readdirSync('test/fixtures/invalid').filter((name) => name.startsWith('model-'));
  for (const name of names) {
    const { diagnostics } = withFixture(name, (root) => loadEnvironments({ root, names: [] }));
    for (const each of diagnostics) codes.add(each);
  }
  removeFixtures();
}
