// ci/terraform.yaml.
import { describe, expect, it } from 'vitest';
import { renderFirstSteps } from '../../src/delivery/page/render-delivery.ts';
import { inputOf, rendered } from './a-workflow.ts';

describe('the workflow that runs Terraform', () => {
  const { text, workflow } = rendered();

  it('applies by the levels of Atlantis, each after all below it', () => {
    expect(workflow.env.LEVELS).toBe('["network","state"]\n["cluster","data"]\n["identity"]\n');
    expect(Object.keys(workflow.jobs)).toEqual(['select', 'plan', 'apply-0', 'apply-1', 'apply-2']);
    expect(workflow.jobs['apply-2'].needs).toEqual(['select', 'apply-0', 'apply-1']);
    expect(text).toContain('# Apply these before: shop/dns/edge\n');
  });

  it('starts by what is its own, on the branch of delivery', () => {
    const { workflow: other } = rendered({}, { branch: 'trunk', root: 'platform', folder: 'out' });

    for (const event of ['pull_request', 'push']) {
      expect(other.on[event]).toEqual({
        branches: ['trunk'],
        paths: [
          'platform/out/shop/prod/terraform/**',
          'platform/out/shop/prod/ci/terraform.yaml',
          '.github/workflows/terraform-shop-prod.yaml',
        ],
      });
    }
    expect(other.jobs['apply-0'].if).toContain("github.ref == 'refs/heads/trunk'");
  });

  it('reads for a plan and writes for an apply, of which one runs per stack', () => {
    const roleOf = (job: string) =>
      workflow.jobs[job].steps.find(({ uses = '' }) => uses.includes('configure-aws')).with;

    expect(roleOf('plan')).toEqual({
      'role-to-assume': 'arn:aws:iam::210987654321:role/shop-prod-terraform-plan',
      'aws-region': 'eu-west-1',
    });
    expect(roleOf('apply-1')).toMatchObject({
      'role-to-assume': 'arn:aws:iam::210987654321:role/shop-prod-terraform-apply',
      'role-duration-seconds': 14_400,
    });
    expect(workflow.jobs.plan).not.toHaveProperty('environment');
    expect(workflow.jobs['apply-1']).toMatchObject({
      environment: 'shop-prod',
      concurrency: {
        group: 'terraform-shop-prod-${{ matrix.stack }}',
        'cancel-in-progress': false,
      },
    });
  });

  it('takes roles that stand already, another version, a workspace, and comments only if asked', () => {
    const { workflow: other } = rendered({
      roles: { plan: 'reader', apply: 'writer' },
      ...{ version: '1.13.0', workspace: 'blue', comments: false, githubEnvironment: 'live' },
    });

    const text = JSON.stringify(other);
    expect(text).toContain(':role/reader"');
    expect(text).toContain(':role/writer"');
    expect(text).not.toContain('role-duration-seconds');
    expect(text).not.toContain('pull-requests');
    expect(other.env.TF_WORKSPACE).toBe('blue');
    expect(text).toContain('"terraform_version":"1.13.0"');
    expect(other.jobs['apply-0'].environment).toBe('live');
  });

  it('pins every action by commit', () => {
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action);

    expect(uses.filter((action) => !/^[\w/-]+@[0-9a-f]{40} # v\d/.test(action ?? ''))).toEqual([]);
  });

  it('is what the page links to', () => {
    expect(renderFirstSteps(inputOf({})).join(' ')).toContain(
      '[its workflow](ci/terraform.yaml), a copy of which lies in `.github/workflows/terraform-shop-prod.yaml`',
    );
  });
});
