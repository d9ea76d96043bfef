// How nodes and add-ons get newer, and who reaches the Kubernetes API meanwhile.
import { describe, expect, it } from 'vitest';
import { checkEndpoint } from '../../src/environment/rules/cluster/endpoint.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';
import { terraformOf } from '../support/terraform-documents.ts';

function terraformWith(cluster: Overrides = {}) {
  return terraformOf(anEnvironment({ cluster }));
}

describe('nodes', () => {
  it('follow the image that AWS recommends for the version of the cluster', () => {
    const terraform = terraformWith();
    const { document } = terraform.stack('cluster');

    expect(terraform.one('aws_eks_node_group', 'main').release_version).toBe(
      `\${data.aws_ssm_parameter.node-release.insecure_value}`,
    );
    expect(JSON.stringify(document['data'])).toContain(
      '/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/release_version',
    );
  });

  it.each([
    [true, { enabled: true }],
    [false, undefined],
  ])('are replaced by EKS when they stay unready: %s (S2-HA-03)', (repair, expected) => {
    const terraform = terraformWith({ nodeGroups: { main: { repair } } });

    expect(terraform.one('aws_eks_node_group', 'main').node_repair_config).toEqual(expected);
  });

  it('stay at a release that is pinned, and then nothing is asked', () => {
    const releaseVersion = '1.35.2-20261101';
    const terraform = terraformWith({ nodeGroups: { main: { releaseVersion } } });

    expect(terraform.one('aws_eks_node_group', 'main').release_version).toBe(releaseVersion);
    expect(JSON.stringify(terraform.stack('cluster').document)).not.toContain('node-release');
  });
});

describe('EKS add-ons', () => {
  it('follow the default for the version of the cluster, unless one is pinned', () => {
    const terraform = terraformWith({ addons: { 'vpc-cni': { version: 'v1.20.0-eksbuild.1' } } });

    expect(terraform.one('aws_eks_addon', 'aws-ebs-csi-driver').addon_version).toBe(
      `\${data.aws_eks_addon_version.aws-ebs-csi-driver.version}`,
    );
    expect(terraform.one('aws_eks_addon', 'vpc-cni').addon_version).toBe('v1.20.0-eksbuild.1');
  });
});

describe('the Kubernetes API', () => {
  const vpn = { subnets: 'data', cidrs: ['10.9.0.0/16'], purpose: 'VPN' };

  it('admits the clients that are named, on 443', () => {
    const rules = terraformWith({ endpoint: { clients: { operators: null, vpn } } }).all(
      'aws_vpc_security_group_ingress_rule',
    );
    const clients = Object.entries(rules).filter(([key]) => key.startsWith('endpoint-vpn'));

    expect(clients.map(([, rule]) => rule.cidr_ipv4).sort()).toEqual([
      '10.0.21.0/24',
      '10.0.22.0/24',
      '10.9.0.0/16',
    ]);
    for (const [, rule] of clients) {
      expect(rule).toMatchObject({
        security_group_id: `\${aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}`,
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
      });
    }
  });

  const check = (overrides: Overrides) => findings(checkEndpoint(anEnvironment(overrides)));
  const alone = { clients: { operators: null } };

  it('is reported where nobody reaches it', () => {
    expect(check({ cluster: { endpoint: alone } })).toEqual([
      'model/endpoint-unreachable at key of cluster',
    ]);
  });

  it.each<[string, Overrides]>([
    ['a client', { cluster: { endpoint: { clients: { operators: null, vpn } } } }],
    ['the internet', { cluster: { endpoint: { ...alone, publicCidrs: ['198.51.100.0/24'] } } }],
    [
      'the bastion',
      {
        cluster: { endpoint: alone },
        network: { bastion: { tier: 'public', allowedCidrs: ['198.51.100.7/32'] } },
      },
    ],
  ])('is reached by %s', (_, overrides) => {
    expect(check(overrides)).toEqual([]);
  });

  it('wants to know where a client comes from', () => {
    const nowhere = { purpose: 'VPN' };

    expect(check({ cluster: { endpoint: { clients: { nowhere } } } })).toEqual([
      'model/endpoint-client-empty at key of cluster.endpoint.clients.nowhere',
    ]);
  });
});
