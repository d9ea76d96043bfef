import { describe, expect, it } from 'vitest';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(nightSchool());
const cluster = terraform.one('aws_eks_cluster', 'main');

describe('cluster of Night School', () => {
  it('encrypts Secrets and volumes, and is reachable from inside only (S3-SEC-06)', () => {
    expect(cluster.encryption_config.resources).toEqual(['secrets']);
    expect(cluster.vpc_config.endpoint_public_access).toBe(false);
    for (const template of terraform.list('aws_launch_template')) {
      expect(template.block_device_mappings[0].ebs.encrypted).toBe('true');
      expect(template.metadata_options.http_tokens).toBe('required');
    }
  });

  it('keeps the subnets that it was made with, whatever zones come and go', () => {
    expect(cluster.vpc_config.subnet_ids).toHaveLength(3);
    expect(cluster.lifecycle).toEqual({
      prevent_destroy: true,
      ignore_changes: ['vpc_config[0].subnet_ids'],
    });
  });

  it('installs the network add-on without waiting for nodes, and the others after them', () => {
    const { depends_on: network, service_account_role_arn: role } = terraform.one(
      'aws_eks_addon',
      'vpc-cni',
    );

    expect(network).toEqual(['aws_iam_role_policy_attachment.vpc-cni-AmazonEKS_CNI_Policy']);
    expect(role).toBe(`\${aws_iam_role.vpc-cni.arn}`);
    expect(terraform.one('aws_eks_addon', 'kube-proxy').depends_on).toBeUndefined();
    expect(terraform.one('aws_eks_addon', 'coredns').depends_on).toEqual([
      'aws_eks_node_group.az1',
      'aws_eks_node_group.az2',
      'aws_eks_node_group.az3',
      'aws_eks_node_group.spot',
    ]);
  });
});

describe('repositories of Night School', () => {
  it('has one per service, scanned and immutable (S3-CI-06, S3-SEC-08)', () => {
    const repositories = terraform.list('aws_ecr_repository');

    expect(repositories.map(({ name }) => name)).toEqual(
      Object.keys(nightSchool().services).map((service) => `night-school/${service}`),
    );
    expect(repositories).toHaveLength(22);
    expect(repositories.every((one) => one.image_scanning_configuration.scan_on_push)).toBe(true);
    expect(repositories.every((one) => one.image_tag_mutability === 'IMMUTABLE')).toBe(true);
  });
});

describe('credentials of nodes of Night School', () => {
  it('stay on the node: one hop, and no policy that a pod needs', () => {
    for (const template of terraform.list('aws_launch_template')) {
      expect(template.metadata_options).toMatchObject({
        http_tokens: 'required',
        http_put_response_hop_limit: 1,
      });
    }
    const attached = Object.entries(terraform.all('aws_iam_role_policy_attachment'))
      .filter(([, { role }]) => role.includes('aws_iam_role.nodes'))
      .map(([, { policy_arn }]) => policy_arn.split('/').at(-1));

    expect(attached.sort()).toEqual([
      'AmazonEC2ContainerRegistryPullOnly',
      'AmazonEKSWorkerNodePolicy',
    ]);
  });
});
