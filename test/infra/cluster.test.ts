import { describe, expect, it } from 'vitest';
import { learningHub } from '../support/learning-hub.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(learningHub());
const cluster = terraform.one('aws_eks_cluster', 'main');
const groups = terraform.list('aws_eks_node_group');

describe('cluster of Learning Hub', () => {
  it('is named learning-hub-prod (S3-CMP-01)', () => {
    expect(cluster.name).toBe('learning-hub-prod');
  });

  it('runs a supported version, with the stated one recorded (S3-CMP-02)', () => {
    expect(cluster.version).toBe('1.35');
    expect(learningHub().deviations['cluster.version']?.design).toBe('1.28');
  });

  it('has one node group in each zone (S3-CMP-03)', () => {
    expect(groups.map(({ subnet_ids }) => subnet_ids)).toEqual(
      [0, 1, 2].map((zone) => [
        `\${data.terraform_remote_state.network.outputs.subnet_ids["private"][${zone}]}`,
      ]),
    );
  });

  it('uses t3.xlarge everywhere (S3-CMP-04)', () => {
    expect(groups.map(({ instance_types }) => instance_types)).toEqual(
      Array(3).fill(['t3.xlarge']),
    );
  });

  it('scales from 6 nodes, two per zone (S3-CMP-05)', () => {
    expect(groups.map(({ scaling_config }) => scaling_config.min_size)).toEqual([2, 2, 2]);
  });

  it('scales to 30 nodes (S3-CMP-06)', () => {
    expect(groups.map(({ scaling_config }) => scaling_config.max_size)).toEqual([10, 10, 10]);
  });

  it('leaves the number of nodes to the Cluster Autoscaler (S3-COST-20)', () => {
    expect(
      groups.every(({ lifecycle }) =>
        lifecycle.ignore_changes.includes('scaling_config[0].desired_size'),
      ),
    ).toBe(true);
    expect(learningHub().addons['cluster-autoscaler']).toBeDefined();
  });

  it('buys no spot capacity, as nothing is marked for it (S3-COST-18)', () => {
    expect(groups.map(({ capacity_type }) => capacity_type)).toEqual(Array(3).fill('ON_DEMAND'));
    expect(learningHub().statements['spot']).toContain('capacity');
  });

  it('reports cluster metrics through Container Insights (S3-OBS-04)', () => {
    expect(terraform.one('aws_eks_addon', 'amazon-cloudwatch-observability').addon_name).toBe(
      'amazon-cloudwatch-observability',
    );
  });

  it('encrypts Secrets and volumes, and is reachable from inside only (S3-SEC-06)', () => {
    expect(cluster.encryption_config.resources).toEqual(['secrets']);
    expect(cluster.vpc_config.endpoint_public_access).toBe(false);
    for (const template of terraform.list('aws_launch_template')) {
      expect(template.block_device_mappings[0].ebs.encrypted).toBe('true');
      expect(template.metadata_options.http_tokens).toBe('required');
    }
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
    ]);
  });
});

describe('repositories of Learning Hub', () => {
  it('has one per service, scanned and immutable (S3-CI-06, S3-SEC-08)', () => {
    const repositories = terraform.list('aws_ecr_repository');

    expect(repositories.map(({ name }) => name)).toEqual(
      Object.keys(learningHub().services).map((service) => `learning-hub/${service}`),
    );
    expect(repositories).toHaveLength(38);
    expect(repositories.every((one) => one.image_scanning_configuration.scan_on_push)).toBe(true);
    expect(repositories.every((one) => one.image_tag_mutability === 'IMMUTABLE')).toBe(true);
  });
});

describe('credentials of nodes of Learning Hub', () => {
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
