import { describe, expect, it } from 'vitest';
import { checkState } from '../../../../src/environment/rules/existing/state.ts';
import { checkStates } from '../../../../src/environment/rules/landscape/states.ts';
import { landscapeOf } from '../../../support/a-pair.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function of(state: Overrides, rest: Overrides = {}) {
  return anEnvironment({ delivery: { state }, ...rest });
}

const found = (state: Overrides) => findings(checkState(of(state)));
const KEY = 'arn:aws:kms:eu-west-2:610987654321:key/2f0b6d1e-5c3a-4f7e-9b1d-8a6c4e2d0f13';

describe('the key of a state', () => {
  it.each([
    '{stack}',
    '{system}/{environment}/{stack}.tfstate',
    '{account}={region}/{stack}/state',
  ])('may be %s', (key) => expect(found({ key })).toEqual([]));

  it.each([
    '/{stack}',
    '{stack}/',
    'a//{stack}',
    '../{stack}',
    'a/./{stack}',
    '{stack}.tflock',
    '',
  ])('is no %s', (key) => expect(() => of({ key })).toThrow());

  it('differs between stacks', () => {
    expect(found({ key: '{system}.tfstate' })).toEqual([
      'model/state-key-stack at value of delivery.state.key',
    ]);
  });

  it.each(['{stacks}', '{stack}/{}', '{stack', 'stack}/{stack}', '{stack}}'])(
    'has no placeholder that nothing is known of: %s',
    (key) => {
      expect(found({ key })).toEqual([
        'model/state-key-placeholder at value of delivery.state.key',
      ]);
    },
  );
});

describe('a bucket of states that stands already', () => {
  it('is in a region that there is, with a KMS key of it, and no table of ours beside it', () => {
    const bucket = { name: 'core-states', region: 'eu-west-9', kmsKey: KEY };

    expect(found({ bucket, lockTable: true })).toEqual([
      'model/state-region-unknown at value of delivery.state.bucket.region',
      'model/state-kms-region at value of delivery.state.bucket.kmsKey',
      'model/state-lock-table at value of delivery.state.lockTable',
    ]);
    expect(found({ bucket: { ...bucket, region: 'eu-west-2', lockTable: 'locks' } })).toEqual([]);
  });

  it('has a KMS key of the region of the environment where it names none', () => {
    expect(found({ bucket: { name: 'core-states', kmsKey: KEY } })).toEqual([
      'model/state-kms-region at value of delivery.state.bucket.kmsKey',
    ]);
  });

  it('is made by nobody here: neither a bucket, nor a replica, nor one of the audit', () => {
    const among = (name: string, rest: Overrides) => {
      const one = of({ bucket: { name } }, rest);
      return findings(checkStates(one, landscapeOf(one)));
    };
    const made = ['model/state-bucket-made at value of delivery.state.bucket.name'];

    expect(among('shop-media', { buckets: { media: { name: 'shop-media' } } })).toEqual(made);
    expect(among('shop-media-2', { buckets: { media: { name: 'shop-media' } } })).toEqual([]);
  });

  it('is made by no other environment, but for the bucket of its own states', () => {
    const lab = (name: string) =>
      of({ bucket: { name }, key: 'lab/{stack}' }, { environment: 'lab' });
    const prod = anEnvironment({ buckets: { media: { name: 'shop-media' } } });
    const among = (name: string) => findings(checkStates(lab(name), landscapeOf(prod, lab(name))));

    expect(among('shop-media')).toEqual([
      'model/state-bucket-made at value of delivery.state.bucket.name',
    ]);
    expect(among(`shop-prod-tfstate-${prod.aws.account}`)).toEqual([]);
  });
});

describe('environments with one bucket of states', () => {
  const pair = (mine: Overrides, other: Overrides) => {
    const prod = of(mine);
    const lab = of(other, { environment: 'lab' });
    return [prod, lab].map((each) => findings(checkStates(each, landscapeOf(prod, lab))));
  };
  const bucket = { name: 'core-states' };

  it('keep no two states in one object, which is reported once', () => {
    const taken = 'model/state-key-taken at value of delivery.state.key';

    expect(pair({ bucket, key: '{stack}' }, { bucket, key: '{stack}' })).toEqual([[taken], []]);
    expect(pair({ bucket, key: 'lab/{stack}' }, { bucket, key: '{environment}/{stack}' })).toEqual([
      [taken],
      [],
    ]);
    expect(pair({ bucket }, { bucket })).toEqual([[], []]);
    expect(pair({ bucket, key: '{stack}' }, { bucket: { name: 'x-y' }, key: '{stack}' })).toEqual([
      [],
      [],
    ]);
  });

  it('come to one object by different patterns as well', () => {
    expect(pair({ bucket, key: 'data/{stack}' }, { bucket, key: '{stack}/network' })).toEqual([
      ['model/state-key-taken at value of delivery.state.key'],
      [],
    ]);
  });

  it('borrow the bucket that another one makes, and answer for the clash', () => {
    const own = `shop-prod-tfstate-${anEnvironment().aws.account}`;

    expect(pair({ key: '{stack}' }, { bucket: { name: own }, key: '{stack}' })).toEqual([
      [],
      ['model/state-key-taken at value of delivery.state.key'],
    ]);
  });

  it('say the same region of it', () => {
    expect(pair({ bucket }, { bucket: { ...bucket, region: 'eu-west-2' } })).toEqual([
      ['model/state-bucket-region at value of delivery.state.bucket'],
      [],
    ]);
  });
});
