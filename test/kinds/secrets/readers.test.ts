// Secrets that other accounts read, in an environment that has nothing else.
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { environmentRules } from '../../../src/environment/rules.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const ABSENT = Object.fromEntries(
  [
    ...['network', 'cluster', 'namespaces', 'categories', 'databases', 'caches', 'kafka'],
    ...['search', 'buckets', 'externals', 'services', 'edge', 'addons', 'observability', 'cost'],
  ].map((key) => [key, null]),
);
const readers = ['410987654321', '310987654321'];
const input = compiledSmall({
  ...ABSENT,
  tier: 'shared',
  secrets: {
    signing: { keys: ['SIGNING_KEY'], purpose: 'Signs tokens', readers },
    'own-2': { keys: ['OWN_KEY'], purpose: 'Of this account', source: 'people' },
  },
});
const terraform = terraformOf(input.environment);
const roots = ['arn:aws:iam::310987654321:root', 'arn:aws:iam::410987654321:root'];

describe('secrets of an environment without a cluster', () => {
  it('pass every rule and every check, though no service uses them (S1-SEC-01)', () => {
    const { environment } = input;

    expect(environmentRules.flatMap((rule) => rule(environment))).toEqual([]);
    expect(checkEnvironment(input)).toEqual([]);
  });

  it('are kept under a key that rotates and has an alias (S1-SEC-01, S1-SEC-02)', () => {
    expect(terraform.all('aws_secretsmanager_secret')).toMatchObject({
      'secret-signing': { name: 'shop/prod/secrets/signing' },
      'secret-own-2': { name: 'shop/prod/secrets/own-2' },
    });
    for (const key of terraform.list('aws_kms_key')) expect(key.enable_key_rotation).toBe(true);
    expect(terraform.one('aws_kms_alias', 'data').name).toBe('alias/shop-prod-data');
  });

  it('let the named accounts read, and nobody else (S1-SEC-01, F-S1-11)', () => {
    expect(Object.keys(terraform.all('aws_secretsmanager_secret_policy'))).toEqual([
      'secret-signing',
    ]);
    expect(terraform.one('aws_secretsmanager_secret_policy', 'secret-signing')).toMatchObject({
      secret_arn: `\${aws_secretsmanager_secret.secret-signing.arn}`,
      block_public_policy: true,
    });
    expect(terraform.policy('secret-signing')['Readers']).toMatchObject({
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      principals: [{ type: 'AWS', identifiers: roots }],
    });
  });

  it('let them use the key for that secret alone (S1-SEC-02, F-S1-11)', () => {
    const statements = terraform.policy('data');

    expect(Object.keys(statements)).toEqual(['AccountDecides', 'ReadersSigning']);
    expect(statements['ReadersSigning']).toMatchObject({
      actions: ['kms:Decrypt'],
      principals: [{ type: 'AWS', identifiers: roots }],
      condition: [
        {
          test: 'StringEquals',
          variable: 'kms:ViaService',
          values: ['secretsmanager.eu-west-1.amazonaws.com'],
        },
        {
          test: 'StringLike',
          variable: 'kms:EncryptionContext:SecretARN',
          values: [
            'arn:aws:secretsmanager:eu-west-1:210987654321:secret:shop/prod/secrets/signing-??????',
          ],
        },
      ],
    });
  });
});
