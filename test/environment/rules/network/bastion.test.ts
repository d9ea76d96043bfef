import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../../src/environment/rules/names.ts';
import { checkBastion } from '../../../../src/environment/rules/network/bastion.ts';
import { checkCidrs } from '../../../../src/environment/rules/network/cidrs.ts';
import { checkReferences } from '../../../../src/environment/rules/references.ts';
import { anEnvironment, aService } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function environmentWith(bastion: object, rest: object = {}) {
  const network = { bastion: { allowedCidrs: ['198.51.100.0/24'], tier: 'public', ...bastion } };
  return anEnvironment({ network, ...rest });
}

describe('bastion', () => {
  it('is for ranges that somebody has, not for the internet or half of it (S4-SG-09)', () => {
    const allowedCidrs = ['0.0.0.0/1', '10.0.0.0/8', '128.0.0.0/1'];

    expect(findings(checkBastion(environmentWith({ allowedCidrs })))).toEqual([
      'model/bastion-open at value of network.bastion.allowedCidrs[0]',
      'model/bastion-open at value of network.bastion.allowedCidrs[2]',
    ]);
  });

  it('stands where the internet leads (S4-BAST-01)', () => {
    expect(checkBastion(environmentWith({}))).toEqual([]);
    expect(findings(checkBastion(environmentWith({ tier: 'data' })))).toEqual([
      'model/bastion-not-public at value of network.bastion.tier',
    ]);
  });

  it('names a tier that is there, and ranges without host bits', () => {
    const environment = environmentWith({ tier: 'pubic', allowedCidrs: ['198.51.100.1/24'] });

    expect(checkBastion(environment)).toEqual([]);
    expect(findings(checkReferences(environment))).toEqual([
      'model/unknown-target at value of network.bastion.tier',
    ]);
    expect(findings(checkCidrs(environment))).toEqual([
      'model/cidr-host-bits at value of network.bastion.allowedCidrs[0]',
    ]);
  });

  it('keeps its name from services', () => {
    const services = { bastion: aService() };

    expect(findings(checkNames(environmentWith({}, { services })))).toEqual([
      'model/name-conflict at key of services.bastion',
    ]);
  });
});
