// Which differences of two environments their contract is about.
import { describe, expect, it } from 'vitest';
import { dottedPath, parsePath } from '../../src/model/dotted-path.ts';
import { judgedDifferences } from '../../src/model/parity/contract.ts';
import { differencesOf } from '../../src/model/parity/differences.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';

const TABLE = { partitionKey: { name: 'id', type: 'string' }, purpose: 'Orders' };

function judged(from: Overrides, to: Overrides, parity: Overrides): readonly string[] {
  const pair = [anEnvironment(from), anEnvironment({ ...to, parity })] as const;
  return judgedDifferences(...pair).map(({ path, isAgreed, isCarried }) =>
    [dottedPath(path), ...(isAgreed ? ['agrees'] : []), ...(isCarried ? ['carried'] : [])].join(
      ' ',
    ),
  );
}

describe('differencesOf', () => {
  it('goes as deep as two differ, and tells lists and what only one has as a whole', () => {
    const from = anEnvironment({
      tables: { orders: TABLE },
      aws: { zones: ['eu-west-1a', 'eu-west-1c'] },
    });
    const to = anEnvironment({
      title: 'Other',
      aws: { zones: ['eu-west-1a', 'eu-west-1b'] },
      schedule: null,
    });

    expect(differencesOf(from, to)).toEqual([
      { path: ['title'], from: 'Shop', to: 'Other' },
      {
        path: ['aws', 'zones'],
        from: ['eu-west-1a', 'eu-west-1c'],
        to: ['eu-west-1a', 'eu-west-1b'],
      },
      { path: ['tables', 'orders'], from: expect.objectContaining(TABLE), to: undefined },
    ]);
  });

  it('leaves out names, words about an environment, and defaults that entries have anyway', () => {
    const from = anEnvironment({ environment: 'staging', statements: { one: 'Said' } });
    const to = anEnvironment({
      defaults: { service: { replicas: 2 } },
      parity: { with: 'shop/staging' },
    });

    expect(differencesOf(from, to)).toEqual([]);
  });

  it('takes what is absent, and what is empty, for the same', () => {
    const from = anEnvironment({ network: { endpoints: { gateway: [] } } });
    const to = anEnvironment({ network: { endpoints: null } });

    expect(differencesOf(from, to)).toEqual([]);
  });
});

describe('judgedDifferences', () => {
  const tagged = (tag: string) => ({ services: { web: { image: { tag } } } });

  it('lets versions follow where the contract says nothing', () => {
    expect(judged(tagged('2.0.0'), { ...tagged('1.0.0'), title: 'Other' }, {})).toEqual([
      'title',
      'services.web.image.tag carried',
    ]);
  });

  it('takes over nothing that the first does not have', () => {
    const pinned = { addons: { 'cert-manager': { version: '1.2.3' } } };

    expect(judged({}, pinned, {})).toEqual(['addons.cert-manager.version']);
    expect(judged(pinned, {}, {})).toEqual(['addons.cert-manager.version carried']);
  });

  it.each<[string, readonly string[]]>([
    ['tables', ['tables.orders agrees carried']],
    ['tables.orders', ['tables.orders agrees carried']],
    ['tables.orders.purpose', ['tables.orders agrees']],
    ['tables.*', ['tables.orders']],
    ['tables.*.purpose', ['tables.orders']],
    ['queues', ['tables.orders']],
  ])('asks by %s about an entry that only one has', (pattern, expected) => {
    const parity = { agree: [pattern], follows: [] };

    expect(judged({ tables: { orders: TABLE } }, {}, parity)).toEqual(expected);
  });

  it('leaves out what is meant to differ, whatever else names it', () => {
    const parity = { agree: ['services'], differs: ['services.*.image'] };

    expect(judged(tagged('2.0.0'), tagged('1.0.0'), parity)).toEqual([]);
  });

  it('lets no pattern carry what lies above it', () => {
    const metrics = { services: { web: { metrics: { path: '/m' } } } };

    expect(judged(metrics, {}, { follows: ['services.*.metrics.path'] })).toEqual([
      'services.web.metrics',
    ]);
  });
});

describe('dottedPath', () => {
  it.each([['services.web'], ['labels."a.b".c'], ['"say \\"x\\""']])(
    'is read again: %s',
    (text) => {
      expect(dottedPath(parsePath(text) ?? [])).toBe(text);
    },
  );
});
