import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const GROUP = { zones: ['eu-west-1a'], min: 1, max: 2 };
const arm = { ...GROUP, instanceTypes: ['m7g.large', 't4g.large'] };

function compiled(nodeGroups: object) {
  const terraform = terraformOf(
    anEnvironment({
      cluster: { nodeGroups },
      services: { web: { image: { architectures: ['amd64', 'arm64'] } } },
    }),
  );
  const parameters = Object.assign(
    {},
    // biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many types
    ...terraform.stacks.map(({ document }) => (document as any).data?.aws_ssm_parameter ?? {}),
  );
  return { terraform, parameters };
}

describe('the image of nodes', () => {
  it('is that of their architecture, of the release that AWS recommends for it', () => {
    const { terraform, parameters } = compiled({ arm });

    expect(terraform.one('aws_eks_node_group', 'arm')).toMatchObject({
      ami_type: 'AL2023_ARM_64_STANDARD',
      release_version: `\${data.aws_ssm_parameter.node-release-arm64.insecure_value}`,
    });
    expect(terraform.one('aws_eks_node_group', 'main')).toMatchObject({
      ami_type: 'AL2023_x86_64_STANDARD',
      release_version: `\${data.aws_ssm_parameter.node-release.insecure_value}`,
    });
    expect(parameters['node-release-arm64'].name).toBe(
      '/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/release_version',
    );
  });

  it('is asked for only where somebody follows it', () => {
    const { terraform, parameters } = compiled({
      main: null,
      arm: { ...arm, releaseVersion: '1.35.2-20261101' },
    });

    expect(terraform.one('aws_eks_node_group', 'arm').release_version).toBe('1.35.2-20261101');
    expect(Object.keys(parameters)).toEqual([]);
  });

  it.each([
    ['t3.micro', 'x86_64'],
    ['t4g.micro', 'arm64'],
  ])('of the bastion follows its type: %s', (instanceType, architecture) => {
    const bastion = { instanceType, allowedCidrs: ['198.51.100.0/24'], tier: 'public' };
    const { stacks } = terraformOf(anEnvironment({ network: { bastion } }));

    expect(JSON.stringify(stacks)).toContain(
      `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}"`,
    );
  });
});
