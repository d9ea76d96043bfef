import { describe, expect, it } from 'vitest';
import { checkExternals } from '../../../src/kinds/externals/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

const CLOSED = { subnets: { private: { route: 'none' } } };
const check = (network: Overrides, others: Overrides = {}) =>
  findings(checkExternals(anEnvironment({ network, ...others })));

describe('checkExternals where nodes have no way out', () => {
  it('reports who calls the internet all the same', () => {
    expect(check(CLOSED)).toEqual([
      'model/external-out-of-reach at value of services.web.uses.externals[0]',
    ]);
    expect(check({})).toEqual([]);
  });

  it('lets be what an endpoint may answer', () => {
    const hosts = ['email-smtp.eu-west-1.amazonaws.com'];

    expect(check(CLOSED, { externals: { stripe: { hosts } } })).toEqual([]);
  });

  it('lets be what the network of others may lead out', () => {
    expect(check({ ...CLOSED, attachment: 'hub/prod' })).toEqual([]);
  });
});
