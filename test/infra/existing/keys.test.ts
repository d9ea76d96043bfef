import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkStandingKeys } from '../../../src/environment/rules/existing/keys.ts';
import { Environment as schema } from '../../../src/environment/schema/schema.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

function keyIn(region: string, account = '210987654321'): string {
  return `arn:aws:kms:${region}:${account}:key/01234567-89ab-cdef-0123-456789abcdef`;
}

const HERE = keyIn('eu-west-1');
const ALL = { data: HERE, storage: HERE, cluster: HERE, observability: HERE };

function found(keys: object, rest: object = {}) {
  return findings(checkStandingKeys(anEnvironment({ aws: { keys }, ...rest })));
}

describe('KMS keys that stand already', () => {
  it('are found by their ARN, and none of ours are made for the same', () => {
    const { document } = terraformOf(anEnvironment({ aws: { keys: ALL } })).stack('security');

    expect(document['resource']).toBeUndefined();
    expect(Object.keys(Object(document['data']).aws_kms_key).sort()).toEqual([
      'cluster',
      'data',
      'observability',
      'storage',
    ]);
    expect(Object(document['data']).aws_kms_key.data).toMatchObject({ key_id: HERE });
  });

  it('are handed out beside those that are made', () => {
    const { document } = terraformOf(anEnvironment({ aws: { keys: { storage: HERE } } })).stack(
      'security',
    );

    expect(document['output']).toEqual({
      key_arns: {
        value: {
          cluster: '${aws_kms_key.cluster.arn}',
          data: '${aws_kms_key.data.arn}',
          observability: '${aws_kms_key.observability.arn}',
          storage: '${data.aws_kms_key.storage.arn}',
        },
      },
    });
    expect(Object.keys(Object(document['resource']).aws_kms_alias)).not.toContain('storage');
  });

  it('are proven to be enabled, symmetric, and not those of AWS', () => {
    const { document } = terraformOf(anEnvironment({ aws: { keys: ALL } })).stack('security');
    const text = JSON.stringify(Object(document['data']).aws_kms_key.data.lifecycle);

    for (const proof of ['self.enabled', 'CUSTOMER', 'ENCRYPT_DECRYPT', 'SYMMETRIC_DEFAULT']) {
      expect(text).toContain(proof);
    }
  });

  it('are in our region and account', () => {
    expect(found(ALL)).toEqual([]);
    expect(found({ data: keyIn('us-east-1') })).toEqual([
      'model/existing-region at value of aws.keys.data',
    ]);
    expect(found({ storage: keyIn('eu-west-1', '310987654321') })).toEqual([
      'model/existing-account at value of aws.keys.storage',
    ]);
  });

  it('are keys and not aliases', () => {
    const { keys } = schema.shape.aws.shape;
    const read = (id: string) =>
      keys.safeParse({ data: `arn:aws:kms:eu-west-1:210987654321:${id}` }).success;

    expect(read(`key/mrk-${'0'.repeat(32)}`)).toBe(true);
    expect(read('alias/shop')).toBe(false);
  });

  it('encrypt the Secrets of a cluster that is made', () => {
    const cluster = { existing: {} };
    const network = { existing: { vpc: { tags: { Name: 'core' } } } };
    const unused = ['model/existing-key-unused at key of aws.keys.cluster'];

    expect(found({ cluster: HERE }, { cluster, network })).toEqual(unused);
    expect(found({ data: HERE }, { cluster, network })).toEqual([]);
  });

  it('are what exports of databases name, as they have no alias of ours', () => {
    const of = (keys: object) =>
      JSON.stringify(
        compiledSmall({
          aws: { keys },
          databases: { main: { export: { bucket: 'media', schedule: '0 3 * * *' } } },
        }).objects.map(({ object }) => object),
      );

    expect(of({})).toContain('alias/shop-prod-data');
    expect(of({ data: HERE })).toContain(HERE);
    expect(of({ data: HERE })).not.toContain('alias/shop-prod-data');
  });

  it('pass every check, and the page says what their policies have to allow', () => {
    const compiled = compiledSmall({ aws: { keys: ALL } });
    const page = compiled.texts.find(({ path }) => path.endsWith('README.md'))?.content ?? '';
    const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(
      ([, text = '']): { Sid: string; Principal: object }[] => JSON.parse(text),
    );

    expect(checkEnvironment(compiled)).toEqual([]);
    expect(page).toContain(`| KMS key of \`data\` | \`${HERE}\` |`);
    expect(blocks.map((each) => each.map(({ Sid }) => Sid))).toEqual([
      ['AccountDecides'],
      ['AccountDecides', 'Distributions'],
      ['AccountDecides'],
      expect.arrayContaining(['AccountDecides', 'LogGroups', 'Alarms']),
    ]);
    expect(blocks[3]?.[1]?.Principal).toEqual({ Service: 'logs.eu-west-1.amazonaws.com' });
  });
});
