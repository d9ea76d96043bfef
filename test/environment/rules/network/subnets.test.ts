import { describe, expect, it } from 'vitest';
import { checkSubnets } from '../../../../src/environment/rules/network/subnets.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkSubnets(anEnvironment(overrides)));
}

function data(...cidrs: string[]): Overrides {
  return { network: { subnets: { data: { cidrs } } } };
}

describe('checkSubnets', () => {
  it.each(['10.0.0.0/16', '10.0.0.0/19'])('accepts the VPC %s', (cidr) => {
    expect(check({ network: { cidr } })).toEqual([]);
  });

  it('reports a VPC larger than /16', () => {
    expect(check({ network: { cidr: '10.0.0.0/15' } })).toEqual([
      'model/vpc-size at value of network.cidr',
    ]);
  });

  it('reports a VPC smaller than /28, and the subnets that do not fit', () => {
    const subnets = {
      public: null,
      private: null,
      data: { cidrs: ['10.0.0.0/29', '10.0.0.8/28'], route: 'internet' },
    };
    const network = { cidr: '10.0.0.0/29', subnets };

    expect(check({ network })).toContain('model/vpc-size at value of network.cidr');
  });

  it('reports a subnet outside of the VPC', () => {
    expect(check(data('10.0.21.0/24', '10.1.0.0/24'))).toEqual([
      'model/subnet-outside-vpc at value of network.subnets.data.cidrs[1]',
    ]);
  });

  it('reports a subnet that reaches beyond the VPC', () => {
    const network = {
      cidr: '10.0.0.0/19',
      subnets: { data: { cidrs: ['10.0.0.0/18', '10.0.22.0/24'] } },
    };

    expect(check({ network })).toContain(
      'model/subnet-outside-vpc at value of network.subnets.data.cidrs[0]',
    );
  });

  it('reports the second of two subnets that overlap', () => {
    expect(check(data('10.0.21.0/24', '10.0.11.128/25'))).toEqual([
      'model/subnet-overlap at value of network.subnets.data.cidrs[1]',
    ]);
  });

  it('accepts subnets side by side', () => {
    expect(check(data('10.0.21.0/25', '10.0.21.128/25'))).toEqual([]);
  });

  it('reports a subnet smaller than /28', () => {
    expect(check(data('10.0.21.0/28', '10.0.22.0/29'))).toEqual([
      'model/subnet-size at value of network.subnets.data.cidrs[1]',
    ]);
  });

  it.each([
    ['too few', ['10.0.21.0/24']],
    ['too many', ['10.0.21.0/24', '10.0.22.0/24', '10.0.23.0/24']],
  ])('reports %s subnets for the zones', (_, cidrs) => {
    expect(check(data(...cidrs))).toEqual([
      'model/subnet-count at value of network.subnets.data.cidrs',
    ]);
  });

  it('reports a zone of another region', () => {
    expect(check({ aws: { zones: ['eu-west-1a', 'eu-west-2b'] } })).toEqual([
      'model/zone-region at value of aws.zones[1]',
    ]);
  });

  it('does not take a region for one whose name it begins with', () => {
    const aws = { region: 'eu-west-1', zones: ['eu-west-1a', 'eu-west-11b'] };

    expect(() => check({ aws })).toThrow('expected a zone');
  });

  it('reports a tier behind NAT where there is no NAT gateway', () => {
    expect(check({ network: { nat: 'none' } })).toEqual([
      'model/nat-missing at value of network.subnets.private.route',
    ]);
  });

  it('reports a tier behind NAT where no tier holds the gateway', () => {
    const overrides = {
      network: { subnets: { public: { route: 'none' } } },
      edge: { loadBalancers: { main: null } },
    };

    expect(check(overrides)).toEqual([
      'model/nat-missing at value of network.subnets.private.route',
    ]);
  });

  it('accepts one NAT gateway for all zones', () => {
    expect(check({ network: { nat: 'single' } })).toEqual([]);
  });

  it('reports load balancers in a tier the internet does not reach', () => {
    expect(check({ network: { placement: { loadBalancers: 'private' } } })).toEqual([
      'model/placement-not-public at value of network.placement.loadBalancers',
    ]);
  });

  it('accepts any tier where there is no load balancer', () => {
    const overrides = {
      network: { placement: { loadBalancers: 'private' } },
      edge: { loadBalancers: { main: null } },
    };

    expect(check(overrides)).toEqual([]);
  });
});
