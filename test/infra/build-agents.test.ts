import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';

function withJenkins(pipeline: Overrides, delivery: Overrides = {}) {
  const jenkins = {
    kind: 'jenkins',
    agent: 'docker',
    pushRole: 'shop-image-push',
    trustedRole: 'shop-agents',
  };
  return terraformOf(
    anEnvironment({ delivery: { ...delivery, pipeline: { ...jenkins, ...pipeline } } }),
  );
}

const ROLE = 'arn:aws:iam::210987654321:role';

describe('build agents of Jenkins', () => {
  it('take on the roles of the pipeline, and may do nothing else', () => {
    const terraform = withJenkins({ agents: 'ec2' });

    expect(terraform.one('aws_iam_role', 'build-agents').name).toBe('shop-agents');
    expect(terraform.one('aws_iam_instance_profile', 'build-agents').name).toBe('shop-agents');
    expect(Object.values(terraform.policy('build-agents'))).toMatchObject([
      {
        actions: ['sts:AssumeRole'],
        resources: [`${ROLE}/shop-image-push`, `${ROLE}/shop-prod-deploy`],
      },
    ]);
  });

  it('are trusted by each role that they take on', () => {
    const terraform = withJenkins({ agents: 'ec2' });

    for (const role of ['image-push', 'deploy']) {
      const [trust] = Object.values(terraform.policy(`${role}-trust`));
      expect(trust?.['condition'][0].values).toEqual([`${ROLE}/shop-agents`]);
    }
  });

  it('push to the account that has the registry', () => {
    const shared = { account: '333344445555', region: 'eu-west-1' };
    const { TakeOn } = withJenkins({ agents: 'ec2' }, { registry: { shared } }).policy(
      'build-agents',
    );

    expect(TakeOn?.['resources']).toContain('arn:aws:iam::333344445555:role/shop-image-push');
  });

  it('have a role of somebody else unless they run here', () => {
    expect(withJenkins({}).all('aws_iam_role')).not.toHaveProperty('build-agents');
  });
});
