import { describe, expect, it } from 'vitest';
import { checkPlaceholders } from '../../../src/environment/rules/placeholders.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkPlaceholders(anEnvironment(overrides)));
}

describe('checkPlaceholders', () => {
  it.each([
    'TODO',
    'TODO: say what it is',
    'FIXME',
    'change-me',
    'CHANGEME',
    'yourdomain.com',
    'your-company',
    'api.example.com',
    '<title>',
  ])('reports the title %j', (title) => {
    expect(check({ title })).toEqual(['model/placeholder at value of title']);
  });

  it.each([
    'What to do next',
    'Todo lists',
    'Change me not',
    'Counterexample.community',
    'my-example.com',
    'a < b > c',
    '000000000000000',
  ])('accepts the title %j', (title) => {
    expect(check({ title })).toEqual([]);
  });

  it('reports a placeholder inside of a list', () => {
    expect(check({ externals: { stripe: { hosts: ['api.stripe.com', 'example.org'] } } })).toEqual([
      'model/placeholder at value of externals.stripe.hosts[1]',
    ]);
  });

  it('reports an account of zeros as a placeholder only', () => {
    expect(check({ aws: { account: '000000000000' } })).toEqual([
      'model/placeholder at value of aws.account',
    ]);
  });

  it.each(['111122223333', '123456789012', '444455556666'])(
    'warns about the account %s of the AWS documentation',
    (account) => {
      expect(check({ aws: { account } })).toEqual([
        'model/documentation-account at value of aws.account',
      ]);
    },
  );

  it('accepts another account', () => {
    expect(check({ aws: { account: '111122223334' } })).toEqual([]);
  });

  it('accepts that a deviation quotes a placeholder of the design', () => {
    const deviations = { 'edge.zone': { design: 'yourdomain.com', because: 'A placeholder' } };

    expect(check({ deviations })).toEqual([]);
  });
});
