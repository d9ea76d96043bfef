import { describe, expect, it } from 'vitest';
import { renderReferencePage } from '../../src/environment/schema/reference-page.ts';
import { tierFallbacks } from '../../src/environment/schema/tier-keys.ts';
import { entryDefaults, tierDefaults } from '../../src/environment/tier.ts';
import { resolvePath } from '../../src/model/resolve-path.ts';
import { anEnvironment, aService } from '../support/an-environment.ts';

const TIERS = ['development', 'staging', 'production', 'shared'] as const;
const OTHER = {
  engine: 'postgres',
  version: '16',
  class: 'db.r6g.large',
  storage: { sizeGb: 20, maxGb: 40 },
  maxConnections: 100,
  purpose: 'Other',
};
const OPEN = {
  services: { other: aService() },
  databases: { other: OTHER },
};

describe('the reference page', () => {
  const page = renderReferencePage();

  it('has each key that a tier gives something else', () => {
    const keys = [...tierFallbacks().keys()];

    expect(keys).toEqual(expect.arrayContaining(['network.nat', 'services.<key>.replicas']));
    expect(keys.filter((key) => !page.includes(`\n| \`${key}\` |`))).toEqual([]);
  });

  it.each([
    '| `services.<key>.replicas` | `3` | `2` | `1` |',
    '| `databases.<key>.multiAz` | `true` | `false` | `false` |',
    '| `3`; staging: `2`; development: `1` | Number of pods;',
    '| `"perZone"`; development and staging: `"single"` | NAT gateways:',
  ])('says %s', (row) => {
    expect(page).toContain(row);
  });
});

describe('tierDefaults', () => {
  it('exist for every tier', () => {
    expect(Object.keys(tierDefaults)).toEqual([...TIERS]);
  });

  it.each([
    ['development', { nat: 'single', replicas: 1, multiAz: false, retentionDays: 7 }],
    ['staging', { nat: 'single', replicas: 2, multiAz: false, retentionDays: 14 }],
    ['production', { nat: 'perZone', replicas: 3, multiAz: true, retentionDays: 30 }],
    ['shared', { nat: 'perZone', replicas: 3, multiAz: true, retentionDays: 30 }],
  ])('give %s what it leaves open', (tier, { nat, replicas, multiAz, retentionDays }) => {
    expect(anEnvironment({ ...OPEN, tier })).toMatchObject({
      network: { nat },
      services: { other: { replicas } },
      databases: { other: { multiAz } },
      caches: { main: { multiAz } },
      observability: { logs: { retentionDays } },
    });
  });

  it.each([
    ['development', { instances: 1, deletionProtection: false }],
    ['production', { instances: 3, deletionProtection: true }],
  ])('give document databases of %s what it leaves open', (tier, main) => {
    const documentDatabases = { main: { class: 'db.r5.large', purpose: 'Forum' } };

    expect(anEnvironment({ tier, documentDatabases }).documentDatabases).toMatchObject({ main });
  });

  it.each([
    ['development', 1],
    ['staging', 1],
    ['production', 2],
  ])('give an Aurora cluster of %s %d members (S1-DATA-04, S1-DATA-07)', (tier, instances) => {
    const databases = { main: { engine: 'aurora-mysql', version: '8.0' } };

    expect(anEnvironment({ tier, databases }).databases['main']?.instances).toBe(instances);
  });

  it('give development a single NAT gateway (S0-NET-23)', () => {
    expect(anEnvironment({ tier: 'development' }).network?.nat).toBe('single');
  });

  it.each(TIERS)('of %s never take the place of a written value', (tier) => {
    const written = {
      network: { nat: 'none' },
      cluster: { nodeGroups: { main: { capacity: 'onDemand' } } },
      databases: { main: { multiAz: true, backupRetentionDays: 21, deletionProtection: true } },
      caches: { main: { multiAz: true, snapshotRetentionDays: 21 } },
      services: { web: { replicas: 5 } },
      observability: { logs: { retentionDays: 90 } },
    };

    expect(anEnvironment({ tier, ...written })).toMatchObject(written);
  });

  it.each(TIERS)('of %s never take the place of a default the environment writes', (tier) => {
    const environment = anEnvironment({ ...OPEN, tier, defaults: { service: { replicas: 7 } } });

    expect(environment.services['other']?.replicas).toBe(7);
  });
});

describe('entryDefaults', () => {
  it.each(entryDefaults)('lays $defaults under $collection, both of which exist', (row) => {
    const environment = anEnvironment();

    expect(Object.keys(environment.defaults)).toContain(row.defaults);
    expect(resolvePath(environment, row.collection)).toBeDefined();
  });

  it('covers every default there is', () => {
    const covered = entryDefaults.map((row): string => row.defaults);

    expect(covered.sort()).toEqual(Object.keys(anEnvironment().defaults).sort());
  });
});
