import { describe, expect, it } from 'vitest';
import { checkExistingNetwork } from '../../../../src/environment/rules/existing/network.ts';
import { checkSubnets } from '../../../../src/environment/rules/network/subnets.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const ID = 'subnet-0123456789abcdef0';
const OTHER = 'subnet-0123456789abcdef1';
const existing = { vpc: { id: 'vpc-0123456789abcdef0' } };

function found(network: object, rest: object = {}) {
  return findings(checkExistingNetwork(anEnvironment({ network, ...rest })));
}

describe('a network that stands already', () => {
  it('is named by an id or by tags', () => {
    expect(found({ existing })).toEqual([]);
    expect(found({ existing: { vpc: { tags: { Name: 'core' } } } })).toEqual([]);
    expect(found({ existing: { vpc: {} } })).toEqual([
      'model/existing-vpc-unnamed at key of network.existing.vpc',
    ]);
  });

  it('is not changed: whatever would is refused where it is written', () => {
    const acls = { existing, nat: 'single', acls: true, flowLogs: {}, attachment: 'shop/hub' };
    const rest = { endpoints: { gateway: ['s3'] }, transitGateway: {} };

    expect(found({ ...acls, ...rest })).toEqual(
      ['nat', 'acls', 'flowLogs', 'endpoints.gateway', 'transitGateway', 'attachment'].map(
        (key) => `model/existing-not-ours at key of network.${key}`,
      ),
    );
  });

  it('takes what the tier says of NAT gateways for nothing', () => {
    expect(
      findings(checkExistingNetwork(anEnvironment({ tier: 'staging', network: { existing } }))),
    ).toEqual([]);
  });

  it('has one subnet per zone, and one route table for all of a tier or one per zone', () => {
    const of = (entry: object) => found({ existing, subnets: { data: { existing: entry } } });

    expect(of({ ids: [ID, OTHER], routeTables: { ids: ['rtb-01234567'] } })).toEqual([]);
    expect(of({ ids: [ID] })).toEqual([
      'model/existing-count at value of network.subnets.data.existing.ids',
    ]);
    const tables = ['rtb-01234567', 'rtb-01234568', 'rtb-01234569'];
    expect(of({ routeTables: { ids: tables } })).toEqual([
      'model/existing-count at value of network.subnets.data.existing.routeTables.ids',
    ]);
  });

  it('holds subnets that stand already, and one that is made holds none', () => {
    expect(found({ subnets: { data: { existing: { ids: [ID, OTHER] } } } })).toEqual([
      'model/existing-without-network at key of network.subnets.data.existing',
    ]);
  });

  it('needs no NAT gateway for a tier that leads through one', () => {
    const subnets = { public: { route: 'nat' } };
    const made = anEnvironment({ network: { subnets }, edge: { loadBalancers: null } });
    const standing = anEnvironment({
      network: { existing, subnets },
      edge: { loadBalancers: null },
    });

    expect(findings(checkSubnets(made))).toContain(
      'model/nat-missing at value of network.subnets.private.route',
    );
    expect(findings(checkSubnets(standing))).toEqual([]);
  });

  it('names subnets of node pools by id, by which Karpenter finds no others', () => {
    const nodePools = {
      burst: { instanceTypes: ['m5.large'], maxNodes: 3, amiVersion: 'v20261101' },
    };
    const cluster = { cluster: { nodePools } };

    expect(found({ existing }, cluster)).toEqual([
      'model/existing-pool-subnets at key of cluster.nodePools.burst',
    ]);
    expect(
      found({ existing, subnets: { private: { existing: { ids: [ID, OTHER] } } } }, cluster),
    ).toEqual([]);
  });
});
