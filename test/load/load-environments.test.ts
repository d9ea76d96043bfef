import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../src/load/load-environments.ts';

const root = mkdtempSync(join(tmpdir(), 'landscape-'));
// A member that its hub does not list.
cpSync('test/fixtures/invalid/model-member-unlisted', root, { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

const HUB = 'environments/shop/hub.yaml';
/** The hub with that member in its list. */
const LISTED = new Map([
  [
    HUB,
    readFileSync(join(root, HUB), 'utf8').replace(
      'transitGateway: {}',
      'transitGateway: { members: { spoke: { environment: shop/spoke } } }',
    ),
  ],
]);

describe('loadEnvironments', () => {
  it('loads what the asked environment names, and gives back the asked one only', () => {
    const { value = [] } = loadEnvironments({ root, names: ['shop/spoke'], edits: LISTED });

    expect(value.map(({ name }) => name)).toEqual(['shop/spoke']);
    expect([...(value[0]?.landscape.keys() ?? [])].sort()).toEqual(['shop/hub', 'shop/spoke']);
  });

  it('leaves alone whom the asked environment does not name', () => {
    const { value = [] } = loadEnvironments({ root, names: ['shop/hub'] });

    expect([...(value[0]?.landscape.keys() ?? [])]).toEqual(['shop/hub']);
  });

  it('judges both ends by the one that is asked for', () => {
    expect(loadEnvironments({ root, names: ['shop/hub'] }).diagnostics).toEqual([]);
    expect(loadEnvironments({ root, names: ['shop/spoke'] }).diagnostics).toEqual([
      expect.objectContaining({ code: 'model/member-unlisted' }),
    ]);
  });
});
