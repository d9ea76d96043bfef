import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const NETWORK = { existing: { vpc: { tags: { Name: 'core' } } } };
const CLUSTER = {
  existing: {},
  name: 'core',
  nodeGroups: { main: null },
  endpoint: null,
  admins: null,
};
const STANDING = { network: NETWORK, cluster: CLUSTER };

function standing(more: object = {}) {
  const terraform = terraformOf(
    anEnvironment({ network: NETWORK, cluster: { ...CLUSTER, ...more } }),
  );
  // biome-ignore lint/suspicious/noExplicitAny: a test reads deep fields
  const dataOf = (stack: string) => terraform.stack(stack).document['data'] as any;
  return { terraform, dataOf };
}

describe('a cluster that stands already', () => {
  it('is read, and neither it nor its nodes are made', () => {
    const { terraform } = standing();
    const types = [
      'aws_eks_cluster',
      'aws_eks_node_group',
      'aws_launch_template',
      'aws_iam_openid_connect_provider',
    ];

    expect(types.map((type) => Object.keys(terraform.all(type)))).toEqual([[], [], [], []]);
    expect(Object.keys(terraform.all('aws_iam_role'))).not.toContain('nodes');
    expect(Object.keys(terraform.all('aws_kms_key'))).not.toContain('cluster');
    expect(Object.keys(terraform.all('aws_cloudwatch_log_group'))).not.toContain('control-plane');
  });

  it('hands on the same outputs as one that is made', () => {
    expect(standing().terraform.stack('cluster').document['output']).toEqual({
      oidc_provider_arn: { value: '${data.aws_iam_openid_connect_provider.main.arn}' },
      oidc_issuer: {
        value: '${replace(data.aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://", "")}',
      },
    });
  });

  it('proves version, ranges, VPC, subnets and how it is entered', () => {
    const { postcondition } = standing().dataOf('cluster').aws_eks_cluster.main.lifecycle;
    const conditions = postcondition.map(({ condition }: { condition: string }) => condition);

    expect(conditions).toEqual([
      '${self.version == "1.35"}',
      '${self.kubernetes_network_config[0].service_ipv4_cidr == "172.20.0.0/16"}',
      expect.stringContaining('self.vpc_config[0].vpc_id =='),
      expect.stringContaining('subnet_ids["private"]'),
      '${self.access_config[0].authentication_mode != "CONFIG_MAP"}',
    ]);
  });

  it('lets stores admit the group that its nodes carry, and changes nothing of what that lets out', () => {
    const rule = (more: object) =>
      standing(more).terraform.one(
        'aws_vpc_security_group_ingress_rule',
        'cache-main-from-nodes-6379',
      ).referenced_security_group_id;
    const { terraform, dataOf } = standing({
      existing: { nodeSecurityGroup: 'sg-0123456789abcdef0' },
    });

    expect(rule({})).toBe('${data.aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}');
    expect(rule({ existing: { nodeSecurityGroup: 'sg-0123456789abcdef0' } })).toBe(
      '${data.aws_security_group.nodes.id}',
    );
    expect(dataOf('network').aws_security_group.nodes.id).toBe('sg-0123456789abcdef0');
    const egress = Object.keys(terraform.all('aws_vpc_security_group_egress_rule'));
    expect(egress.filter((key) => key.startsWith('nodes-'))).toEqual([]);
  });

  it('gives node groups of ours each security group once', () => {
    const groups = (existing: object) =>
      standing({ existing, nodeGroups: {} }).terraform.one('aws_launch_template', 'main')
        .vpc_security_group_ids.length;

    expect(groups({})).toBe(1);
    expect(groups({ nodeSecurityGroup: 'sg-0123456789abcdef0' })).toBe(2);
  });

  it('asks EKS for add-ons that stand, and proves their configuration', () => {
    const addons = {
      'vpc-cni': { existing: 'addon', version: 'v1.20.0-eksbuild.1' },
      'aws-ebs-csi-driver': { existing: 'unmanaged' },
      'amazon-cloudwatch-observability': null,
    };
    const { terraform, dataOf } = standing({ addons });
    const { 'vpc-cni': cni, ...others } = dataOf('cluster').aws_eks_addon;

    expect(others).toEqual({});
    expect(
      cni.lifecycle.postcondition.map((each: { condition: string }) => each.condition),
    ).toEqual([
      '${self.addon_version == "v1.20.0-eksbuild.1"}',
      '${try(jsonencode(jsondecode(self.configuration_values)["enableNetworkPolicy"]), "") == jsonencode(jsondecode("\\"true\\""))}',
    ]);
    expect(Object.keys(terraform.all('aws_eks_addon'))).toEqual([]);
  });

  it('leaves the storage classes that it has, and which of them is the default', () => {
    const classesOf = (cluster: object) =>
      compiledSmall({ network: NETWORK, cluster: { ...CLUSTER, ...cluster } })
        .objects.map(({ object }) => object)
        .filter(({ kind }) => kind === 'StorageClass');

    const [made] = classesOf({});
    expect(made?.metadata).toMatchObject({ name: 'gp3' });
    expect(made?.metadata.annotations).toBeUndefined();
    expect(classesOf({ existing: { storageClasses: ['gp3'] } })).toEqual([]);
  });

  it('passes every check, whatever stands in it', () => {
    const addons = {
      'aws-load-balancer-controller': { existing: {} },
      'cert-manager': { existing: {} },
      'external-secrets': { existing: { namespace: 'secrets' } },
    };

    expect(checkEnvironment(compiledSmall(STANDING))).toEqual([]);
    expect(checkEnvironment(compiledSmall({ ...STANDING, addons }))).toEqual([]);
  });

  it('tells the controller of load balancers its VPC, by id or by the tag that it looks for', () => {
    const vpcOf = (vpc: object) => {
      const { components } = compiledSmall({
        ...STANDING,
        network: { existing: { vpc } },
      });
      const source = components.find(({ name }) => name === 'aws-load-balancer-controller')?.source;
      const { vpcId, vpcTags } = Object(source).values;
      return [vpcId, vpcTags];
    };

    expect(vpcOf({ id: 'vpc-0123456789abcdef0' })).toEqual(['vpc-0123456789abcdef0', undefined]);
    expect(vpcOf({ tags: { Name: 'core', Team: 'net' } })).toEqual([undefined, { Name: 'core' }]);
  });

  it('gives the stores of secrets accounts of ours, where the operator stands', () => {
    const addons = { 'external-secrets': { existing: { namespace: 'secrets' } } };
    const { objects, components } = compiledSmall({ ...STANDING, addons });
    const accounts = objects.filter(
      ({ object }) => object.kind === 'ServiceAccount' && object.metadata.namespace === 'secrets',
    );

    expect(components.map(({ name }) => name)).not.toContain('external-secrets');
    expect(accounts.map(({ object }) => object.metadata.name)).toEqual([
      'shop-prod-external-secrets',
      'shop-prod-login-jobs',
    ]);
  });
});
