import { describe, expect, it } from 'vitest';
import { standingStates } from '../../scripts/terraform/standing-states.ts';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';

function stacksOf(overrides: Overrides) {
  return compileInfra(anEnvironment(overrides)).map(({ stack, document }) => ({
    name: `shop/prod/${stack}`,
    folder: '',
    document: document as object,
  }));
}

describe('standingStates', () => {
  it('finds a bucket that no stack makes, once, and the table beside it', () => {
    const bucket = { name: 'core-states', region: 'eu-west-1', lockTable: 'core-locks' };

    expect(standingStates(stacksOf({ delivery: { state: { bucket } } }))).toEqual([
      {
        bucket: 'core-states',
        region: 'eu-west-1',
        lockTable: 'core-locks',
        account: anEnvironment().aws.account,
      },
    ]);
  });

  it('finds none where stack state makes the bucket', () => {
    expect(standingStates(stacksOf({ delivery: { state: { lockTable: true } } }))).toEqual([]);
  });
});
