import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, aService } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { objectOf, valuesOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const resources = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '200m', memory: '256Mi' },
  extended: { 'nvidia.com/gpu': 1 },
};
const overrides = {
  addons: { karpenter: {}, 'nvidia-device-plugin': {} },
  cluster: {
    nodeGroups: {
      readers: {
        zones: ['eu-west-1a'],
        instanceTypes: ['g5.xlarge'],
        min: 3,
        max: 3,
        labels: { a: 'b' },
      },
      arm: {
        ...{ zones: ['eu-west-1a'], instanceTypes: ['g5g.xlarge'], min: 0, max: 2 },
        taints: { 'nvidia.com/gpu': { value: 'mine', effect: 'NoSchedule' } },
      },
    },
    nodePools: {
      more: {
        instanceTypes: ['g4dn.xlarge'],
        ...{ capacity: 'spot', maxNodes: 2 },
        taints: { spot: { value: 'true', effect: 'NoSchedule' } },
      },
    },
  },
  services: {
    web: { capacity: 'spot' },
    reader: aService({
      resources,
      replicas: 2,
      release: { commands: { one: { order: 1, command: ['a'] } } },
    }),
  },
};
const environment = anEnvironment(overrides);
const terraform = terraformOf(environment);
const podOf = (service: string) =>
  objectOf(compileApps(environment), 'Deployment', service)['spec'].template.spec;

describe('nodes with GPUs', () => {
  it('start from the image with their driver, marked and kept for who asks', () => {
    expect(terraform.one('aws_eks_node_group', 'readers')).toMatchObject({
      ami_type: 'AL2023_x86_64_NVIDIA',
      release_version: `\${data.aws_ssm_parameter.node-release-nvidia.insecure_value}`,
      labels: { a: 'b', 'nvidia.com/gpu.present': 'true' },
      taint: [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NO_SCHEDULE' }],
    });
    expect(terraform.one('aws_eks_node_group', 'arm')).toMatchObject({
      ami_type: 'AL2023_ARM_64_NVIDIA',
      taint: [{ key: 'nvidia.com/gpu', value: 'mine', effect: 'NO_SCHEDULE' }],
    });
    expect(JSON.stringify(terraform.stacks)).toContain(
      '/amazon-linux-2023/arm64/nvidia/recommended/release_version',
    );
  });

  it('are the same where Karpenter makes them', () => {
    const { template } = objectOf(compilePlatform(environment), 'NodePool', 'more')['spec'];

    expect(template.metadata.labels).toEqual({ 'nvidia.com/gpu.present': 'true' });
    expect(template.spec.taints).toEqual([
      { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
      { key: 'spot', value: 'true', effect: 'NoSchedule' },
    ]);
  });

  it('take pods that ask for one, and no pod that only looks for spot nodes', () => {
    expect(podOf('reader').containers[0].resources).toMatchObject({
      requests: { 'nvidia.com/gpu': 1, cpu: '100m' },
      limits: { 'nvidia.com/gpu': 1 },
    });
    expect(podOf('reader').tolerations).toEqual([
      { key: 'nvidia.com/gpu', operator: 'Equal', value: 'mine', effect: 'NoSchedule' },
      { key: 'nvidia.com/gpu', operator: 'Equal', value: 'present', effect: 'NoSchedule' },
    ]);
    expect(podOf('web').tolerations).toEqual([
      { key: 'spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
    ]);
  });

  it('give no device to what runs before a release', () => {
    const release = objectOf(compileApps(environment), 'Job', 'reader-release')['spec'];

    expect(JSON.stringify(release)).not.toContain('"nvidia.com/gpu":1');
  });

  it('run the device plugin, whatever else they are tainted with', () => {
    expect(valuesOf(compilePlatform(environment), 'nvidia-device-plugin')).toMatchObject({
      migStrategy: 'none',
      tolerations: [{ operator: 'Exists' }],
    });
  });

  it('pass every check of what is compiled', () => {
    expect(findings(checkEnvironment(compiledSmall(overrides)))).toEqual([]);
  });
});
