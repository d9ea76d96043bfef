import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../src/check/outline.ts';
import { checkOutputs } from '../../../src/check/terraform/check-outputs.ts';
import { checkOutsideOutputs } from '../../../src/check/terraform/check-outside-outputs.ts';
import { compiledIn, landscapeOf } from '../../support/a-pair.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const KEY = 'arn:aws:kms:eu-west-1:610987654321:key/2f0b6d1e-5c3a-4f7e-9b1d-8a6c4e2d0f13';

function backendOf(state: Overrides, stack = 'network') {
  const { document } = terraformOf(anEnvironment({ delivery: { state } })).stack(stack);
  return Object(document['terraform']).backend.s3;
}

describe('a bucket of states that stands already', () => {
  it('keeps every state, and no stack makes one', () => {
    const bucket = { name: 'core-states', region: 'eu-west-1', kmsKey: KEY, lockTable: 'locks' };
    const terraform = terraformOf(anEnvironment({ delivery: { state: { bucket } } }));

    expect(terraform.stacks.map(({ stack }) => stack)).not.toContain('state');
    expect(backendOf({ bucket })).toEqual({
      bucket: 'core-states',
      key: 'shop/prod/network.tfstate',
      region: 'eu-west-1',
      allowed_account_ids: [anEnvironment().aws.account],
      use_lockfile: true,
      encrypt: true,
      kms_key_id: KEY,
      dynamodb_table: 'locks',
    });
  });

  it('is where the outputs of other stacks are read', () => {
    const bucket = { name: 'core-states', region: 'eu-west-1', kmsKey: KEY };
    const state = { bucket, key: '{account}/{region}/{system}-{environment}/{stack}' };
    const { document } = terraformOf(anEnvironment({ delivery: { state } })).stack('data');
    const { account, region } = anEnvironment().aws;

    expect(Object(document['data']).terraform_remote_state.network).toEqual({
      backend: 's3',
      config: {
        bucket: 'core-states',
        key: `${account}/${region}/shop-prod/network`,
        region: 'eu-west-1',
      },
    });
  });

  it('says nothing that it is not told: no encryption, no table, the region of the environment', () => {
    const backend = backendOf({ bucket: { name: 'core-states' } });

    expect(backend.region).toBe(anEnvironment().aws.region);
    expect(Object.keys(backend)).not.toContain('encrypt');
    expect(Object.keys(backend)).not.toContain('dynamodb_table');
  });
});

describe('the pattern of keys', () => {
  it('holds for the bucket of stack state as well', () => {
    expect(backendOf({ key: 'states/{stack}/{stack}.json' }, 'state')).toMatchObject({
      bucket: `shop-prod-tfstate-${anEnvironment().aws.account}`,
      key: 'states/state/state.json',
    });
  });
});

describe('a neighbour whose states lie elsewhere', () => {
  const below = anEnvironment({
    environment: 'lab',
    edge: {
      zone: 'lab.shop.io',
      delegatedBy: 'shop/prod',
      loadBalancers: null,
      distributions: null,
    },
    delivery: { state: { bucket: { name: 'core-states' }, key: 'lab/{stack}' } },
  });
  const above = anEnvironment({ edge: { delegations: { lab: { environment: 'shop/lab' } } } });
  const landscape = landscapeOf(above, below);
  const inputs = [above, below].map((each) => compiledIn(each, landscape).input);

  it('is read where they are, and checked there', () => {
    const edge = inputs[0]?.stacks.find(({ stack }) => stack === 'edge');

    expect(Object(edge?.document['data']).terraform_remote_state['shop-lab_dns'].config).toEqual({
      bucket: 'core-states',
      key: 'lab/dns',
      region: below.aws.region,
    });
    expect(edge?.outsideStates).toEqual(['core-states/lab/dns']);
    expect([
      ...inputs.flatMap(checkOutputs),
      ...checkOutsideOutputs(inputs.map(outlineOf)),
    ]).toEqual([]);
  });
});
