import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../src/load/load-environments.ts';

const root = mkdtempSync(join(tmpdir(), 'landscape-'));
// A member that its hub does not list.
cpSync('test/fixtures/invalid/model-member-unlisted', root, { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

describe('loadEnvironments', () => {
  it('loads every environment of the repository without an error', () => {
    const { value, diagnostics } = loadEnvironments({ root: '.', names: [] });

    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(value).not.toHaveLength(0);
  });

  it('loads what the asked environment names, and gives back the asked one only', () => {
    const { value = [] } = loadEnvironments({ root: '.', names: ['landing-zone/network'] });

    expect(value.map(({ name }) => name)).toEqual(['landing-zone/network']);
    expect([...(value[0]?.landscape.keys() ?? [])]).toContain('landing-zone/dev');
  });

  it('leaves alone whom the asked environment does not name', () => {
    const { value = [] } = loadEnvironments({ root: '.', names: ['learning-hub/prod'] });

    expect([...(value[0]?.landscape.keys() ?? [])]).toEqual(['learning-hub/prod']);
  });

  it('judges both ends by the one that is asked for', () => {
    expect(loadEnvironments({ root, names: ['shop/hub'] }).diagnostics).toEqual([]);
    expect(loadEnvironments({ root, names: ['shop/spoke'] }).diagnostics).toEqual([
      expect.objectContaining({ code: 'model/member-unlisted' }),
    ]);
  });
});
