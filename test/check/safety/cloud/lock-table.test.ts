import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../../src/check/check-environment.ts';
import { corrupted, stackIn } from '../../../support/compiled.ts';
import { compiledSmall } from '../../../support/compiled-small.ts';
import { findings } from '../../../support/findings.ts';
import { type Change, set } from './break-resource.ts';

const input = compiledSmall({ delivery: { state: { lockTable: true } } });

function broken(change: Change): readonly string[] {
  const changed = corrupted(input, (open) =>
    change(stackIn(open, 'state')['document'].resource.aws_dynamodb_table['state-lock']),
  );
  return findings(checkEnvironment(changed));
}

describe('checks of the table that locks states', () => {
  it('have nothing to say about what is compiled', () => {
    expect(findings(checkEnvironment(input))).toEqual([]);
  });

  it.each([
    ['check/encryption-at-rest', set('server_side_encryption.kms_key_arn', undefined)],
    ['check/production-data', set('deletion_protection_enabled', false)],
    ['check/production-data', set('point_in_time_recovery', undefined)],
    ['check/production-data', set('point_in_time_recovery.recovery_period_in_days', 6)],
    ['check/production-data', set('lifecycle', undefined)],
  ] as const)('report %s (%#)', (code, change) => {
    expect(broken(change)).toEqual([`${code} at value of delivery.state.lockTable`]);
  });
});
