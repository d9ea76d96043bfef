// Keys with another name: both are understood for a time, and `migrate` writes the new one.
import { describe, expect, it } from 'vitest';
import { loadWith } from '../../src/load/load-with.ts';
import { migrate } from '../../src/pipeline/edits/migrate.ts';
import { aModel } from '../load/a-model.ts';
import { temporaryRoot } from '../load/temporary-root.ts';

const RENAMED = [
  { from: 'services.*.replicaCount', to: 'replicas', since: '0.2.0', ends: '2027-06-30' },
  { from: 'heading', to: 'title', since: '0.2.0', ends: '2027-06-30' },
];
const BASE = `# of all
system: shop
heading: "Shop" # what people read
services:
  web: { port: 8080, replicaCount: 2 } # the site
`;
const PROD = `extends: base.yaml
environment: prod
tier: production
services:
  web: { replicas: 3 }
  api:
    port: 9090
    # two are enough
    replicaCount: 2
`;
const files = { 'environments/shop/base.yaml': BASE, 'environments/shop/prod.yaml': PROD };

describe('a key that has another name', () => {
  it('counts by its old name, under what upper layers say, and is warned about with the day it ends', () => {
    const root = temporaryRoot(files);
    const model = { ...aModel, renamedKeys: RENAMED };
    const { value, diagnostics } = loadWith(model, { root, names: [] });

    expect(value?.[0]?.environment).toMatchObject({
      title: 'Shop',
      services: { web: { port: 8080, replicas: 3 }, api: { replicas: 2 } },
    });
    expect(diagnostics.map(({ code, at }) => [code, at?.file, at?.line])).toEqual([
      ['load/deprecated-key', 'environments/shop/base.yaml', 3],
      ['load/deprecated-key', 'environments/shop/base.yaml', 5],
      ['load/deprecated-key', 'environments/shop/prod.yaml', 9],
    ]);
    expect(diagnostics[1]?.message).toBe(
      'services.web.replicaCount is called replicas now; the old name ends on 2027-06-30',
    );
  });

  it('is unknown where no table has it', () => {
    const { diagnostics } = loadWith(aModel, { root: temporaryRoot(files), names: [] });

    expect(diagnostics.map(({ code }) => code)).toContain('load/unknown-key');
  });
});

describe('migrate', () => {
  it('writes the new names, and keeps comments, quotes and order', () => {
    const { value } = migrate(temporaryRoot(files), RENAMED);

    expect(value?.edits.get('environments/shop/base.yaml')).toBe(
      BASE.replace('heading', 'title').replace('replicaCount', 'replicas'),
    );
    expect(value?.edits.get('environments/shop/prod.yaml')).toBe(
      PROD.replace('replicaCount', 'replicas'),
    );
    expect(value?.said).toEqual([
      'services.*.replicaCount is replicas now in environments/shop/base.yaml.',
      'heading is title now in environments/shop/base.yaml.',
      'services.*.replicaCount is replicas now in environments/shop/prod.yaml.',
    ]);
  });

  it('has nothing to do where every key has its name', () => {
    const { value } = migrate(temporaryRoot(files), []);

    expect([value?.edits.size, value?.said]).toEqual([
      0,
      ['Every key has the name of this version.'],
    ]);
  });
});
