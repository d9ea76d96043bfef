import { describe, expect, it } from 'vitest';
import { checkExistingCluster } from '../../../../src/environment/rules/existing/cluster.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const network = { existing: { vpc: { tags: { Name: 'core' } } } };

function found(cluster: object, rest: object = {}) {
  return findings(checkExistingCluster(anEnvironment({ network, cluster, ...rest })));
}

describe('a cluster that stands already', () => {
  it('stands in a network that does', () => {
    expect(found({ existing: {} })).toEqual([]);
    expect(found({ existing: {} }, { network: {} })).toEqual([
      'model/existing-cluster-network at key of cluster.existing',
    ]);
  });

  it('is not changed: whatever would is refused where it is written', () => {
    const cluster = {
      existing: {},
      endpoint: { publicCidrs: ['198.51.100.0/24'] },
      logTypes: ['audit'],
      addons: { 'aws-ebs-csi-driver': { existing: 'addon' } },
    };
    const rest = {
      network: { ...network, nodeEgress: 'named' },
      recovery: { volumeSnapshots: { hourUtc: 3, retentionDays: 7 } },
    };

    expect(found(cluster, rest)).toEqual([
      'model/existing-not-ours at key of cluster.endpoint.publicCidrs',
      'model/existing-not-ours at key of cluster.logTypes',
      'model/existing-not-ours at key of network.nodeEgress',
      'model/existing-not-ours at key of recovery.volumeSnapshots',
    ]);
  });

  it('alone has add-ons that stand already', () => {
    const addons = { 'vpc-cni': { existing: 'addon' } };

    expect(found({ addons }, { addons: { 'cert-manager': { existing: {} } } })).toEqual([
      'model/existing-without-cluster at key of cluster.addons.vpc-cni.existing',
      'model/existing-without-cluster at key of addons.cert-manager.existing',
    ]);
  });

  it('holds add-ons that ours can rest on, and ours are told nothing of them', () => {
    const addons = {
      'external-secrets': { existing: {}, version: '2.0.0' },
      'ingress-nginx': { existing: {} },
    };

    expect(found({ existing: {} }, { addons })).toEqual([
      'model/existing-not-ours at key of addons.external-secrets.version',
      'model/existing-addon-unable at key of addons.ingress-nginx.existing',
    ]);
  });

  it('shows its VPC to the controller of load balancers', () => {
    const unnamed = { network: { existing: { vpc: { tags: { Team: 'net' } } } } };
    const addons = { 'aws-load-balancer-controller': { existing: {} } };

    expect(found({ existing: {} }, unnamed)).toEqual([
      'model/existing-vpc-name at key of network.existing.vpc',
    ]);
    expect(found({ existing: {} }, { ...unnamed, addons })).toEqual([]);
  });
});
