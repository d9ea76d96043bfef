import { describe, expect, it } from 'vitest';
import { checkVolumeKey } from '../../../../src/check/terraform/refused/check-volume-key.ts';
import { corrupted } from '../../../support/compiled.ts';
import { compiledSmall } from '../../../support/compiled-small.ts';
import { statement } from '../../mutation/corruption.ts';

const input = compiledSmall({ audit: { ebsEncryption: 'ownKey' } });

type Statement = ReturnType<typeof statement>;

const found = (change: (through: Statement) => void) =>
  checkVolumeKey(
    corrupted(input, (open) => change(statement(open, 'audit', 'volumes', 'ThroughEc2'))),
  ).map(({ code, path }) => `${code} at ${path?.join('.')}`);

const CLOSED = ['check/volume-key-closed at audit.ebsEncryption'];

describe('checkVolumeKey', () => {
  it('accepts a key that is open through EC2, and volumes under that of AWS', () => {
    expect(checkVolumeKey(input)).toEqual([]);
    expect(checkVolumeKey(compiledSmall({ audit: {} }))).toEqual([]);
  });

  it.each<[string, (through: Statement) => void]>([
    [
      'to the account, whose policies a service-linked role has not',
      (through) => {
        through['principals'] = [{ type: 'AWS', identifiers: ['arn:aws:iam::210987654321:root'] }];
      },
    ],
    [
      'without grants, which EC2 needs while a volume is attached',
      (through) => {
        through['actions'] = ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];
      },
    ],
    [
      'through EC2 of another region',
      (through) => {
        through['condition'][1].values = ['ec2.us-east-1.amazonaws.com'];
      },
    ],
    [
      'to nobody',
      (through) => {
        through['effect'] = 'Deny';
      },
    ],
  ])('reports one that is open %s (check/volume-key-closed)', (_, change) => {
    expect(found(change)).toEqual(CLOSED);
  });
});
