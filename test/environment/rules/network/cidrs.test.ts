import { describe, expect, it } from 'vitest';
import { checkCidrs } from '../../../../src/environment/rules/network/cidrs.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const stated = { group: 'nodes', peer: '10.1.2.3/16', ports: '443', because: 'Stated' };

const rows: readonly (readonly [string, Overrides, string])[] = [
  ['the VPC', { network: { cidr: '10.0.0.1/16' } }, 'network.cidr'],
  [
    'a subnet',
    { network: { subnets: { data: { cidrs: ['10.0.21.0/24', '10.0.22.128/24'] } } } },
    'network.subnets.data.cidrs[1]',
  ],
  [
    'the peer of a rule',
    { network: { securityGroupRules: { stated } } },
    'network.securityGroupRules.stated.peer',
  ],
  ['the service range', { cluster: { serviceCidr: '172.20.1.0/16' } }, 'cluster.serviceCidr'],
  [
    'who may call the API server',
    { cluster: { endpoint: { publicCidrs: ['0.0.0.0/0', '8.8.8.8/24'] } } },
    'cluster.endpoint.publicCidrs[1]',
  ],
];

describe('checkCidrs', () => {
  it.each(rows)('reports host bits in the range of %s', (_, overrides, path) => {
    expect(findings(checkCidrs(anEnvironment(overrides)))).toEqual([
      `model/cidr-host-bits at value of ${path}`,
    ]);
  });

  it('accepts a single address and the whole internet', () => {
    const publicCidrs = ['8.8.8.8/32', '0.0.0.0/0'];

    expect(checkCidrs(anEnvironment({ cluster: { endpoint: { publicCidrs } } }))).toEqual([]);
  });
});
