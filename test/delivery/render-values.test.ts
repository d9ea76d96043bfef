import { expect, it } from 'vitest';
import { compiledSmall } from '../support/compiled-small.ts';

it('lists on the page what an environment puts in the place of our values', () => {
  const page = (values: object) =>
    compiledSmall({ addons: { 'cert-manager': { values } } }).texts.find(
      ({ path }) => path === 'README.md',
    )?.content ?? '';

  expect(page({ crds: { keep: false } })).toMatch(
    /\| `cert-manager` \| `crds\.keep` \| \S+ \| `false` \|/,
  );
  expect(page({})).not.toContain('Values of add-ons over ours');
});
