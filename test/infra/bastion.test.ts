import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const BASTION = { allowedCidrs: ['198.51.100.0/24', '203.0.113.7/32'], tier: 'public' };

function terraformWith(bastion: object, network: object = {}) {
  return terraformOf(
    anEnvironment({ network: { bastion: { ...BASTION, ...bastion }, ...network } }),
  );
}

const terraform = terraformWith({ access: 'view' });

function rulesOf(direction: 'ingress' | 'egress') {
  const rules = Object.entries(terraform.all(`aws_vpc_security_group_${direction}_rule`));
  return rules
    .filter(([, rule]) => rule.security_group_id === `\${aws_security_group.bastion.id}`)
    .map(([key, rule]) => [key, rule.cidr_ipv4 ?? rule.referenced_security_group_id, rule.to_port]);
}

describe('bastion', () => {
  it('is none unless it is wanted', () => {
    expect(terraformOf(anEnvironment()).list('aws_instance')).toEqual([]);
  });

  it('stands in the public subnet of the first zone (S4-BAST-01)', () => {
    expect(terraform.one('aws_instance', 'bastion')).toMatchObject({
      instance_type: 't3.micro',
      associate_public_ip_address: true,
      subnet_id: `\${data.terraform_remote_state.network.outputs.subnet_ids["public"][0]}`,
      metadata_options: { http_tokens: 'required' },
      root_block_device: { encrypted: true, volume_type: 'gp3' },
      lifecycle: { ignore_changes: ['ami'] },
    });
  });

  it('admits SSH from the named ranges only (S4-SG-09)', () => {
    expect(rulesOf('ingress')).toEqual([
      ['bastion-from-198-51-100-0-24-22', '198.51.100.0/24', 22],
      ['bastion-from-203-0-113-7-32-22', '203.0.113.7/32', 22],
    ]);
  });

  it('reaches the Kubernetes API by HTTPS and nodes by SSH (S4-SG-10)', () => {
    const ingress = terraform.all('aws_vpc_security_group_ingress_rule');

    expect(rulesOf('egress')).toEqual([
      ['bastion-to-everywhere-443', '0.0.0.0/0', 443],
      ['bastion-to-nodes-22', `\${aws_security_group.nodes.id}`, 22],
    ]);
    expect(ingress['nodes-from-bastion-22']).toMatchObject({ from_port: 22, to_port: 22 });
    expect(ingress['control-plane-from-bastion-443']).toMatchObject({
      security_group_id: `\${aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}`,
      from_port: 443,
      to_port: 443,
    });
  });

  it('may find the cluster, and what its access says inside it', () => {
    expect(terraform.policy('bastion')['FindCluster']).toMatchObject({
      actions: ['eks:DescribeCluster'],
      resources: ['arn:aws:eks:eu-west-1:210987654321:cluster/shop-prod'],
    });
    expect(
      terraform.one('aws_eks_access_policy_association', 'bastion_instance').policy_arn,
    ).toMatch(/AmazonEKSAdminViewPolicy$/);
    const withoutAccess = terraformWith({}).all('aws_eks_access_entry');
    expect(Object.keys(withoutAccess)).not.toContain('bastion_instance');
  });

  it('is let through the network ACL of its tier, and of no other', () => {
    const ssh = Object.entries(
      terraformWith({}, { acls: true }).all('aws_network_acl_rule'),
    ).filter(([, rule]) => rule.to_port === 22);

    expect(ssh.map(([key, { cidr_block, egress }]) => [key, cidr_block, egress])).toEqual([
      ['public-from-198-51-100-0-24-22', '198.51.100.0/24', false],
      ['public-from-203-0-113-7-32-22', '203.0.113.7/32', false],
    ]);
  });
});
