// The role of build agents of Jenkins that are instances of this account: whoever runs Jenkins starts them
// with the instance profile of the same name.
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile/index.js';
import { watchesRollouts } from '../../model/delivery/rollouts.ts';
import { publishRoleName } from '../../model/delivery/sites.ts';
import { ownRoleArn } from '../../model/naming/core.ts';
import { deployRoleName } from '../../model/naming/pipeline.ts';
import { pushRoleArn } from '../../model/naming/registry.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Jenkins } from '../../model/schema/operations/delivery.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['delivery', 'pipeline', 'trustedRole'];

export function addAgentRole(module: RootModule): void {
  const { environment } = module;
  const { pipeline } = environment.delivery;
  if (pipeline?.kind !== 'jenkins' || pipeline.agents !== 'ec2') return;
  const { role } = addRole(module, {
    key: 'build-agents',
    name: pipeline.trustedRole,
    origin: ORIGIN,
    trust: serviceTrust('ec2.amazonaws.com'),
    statements: [
      { sid: 'TakeOn', actions: ['sts:AssumeRole'], resources: takenOn(environment, pipeline) },
    ],
  });
  module.resource(IamInstanceProfile, 'build-agents', ORIGIN, {
    name: pipeline.trustedRole,
    ...(environment.aws.iam.path === '/' ? {} : { path: environment.aws.iam.path }),
    role: role.name,
  });
}

/** The roles that its scripts ask for, each of which trusts this one by name. */
function takenOn(environment: Environment, { pushRole }: Jenkins): readonly string[] {
  return [
    pushRoleArn(environment, pushRole),
    ...(watchesRollouts(environment) ? [ownRoleArn(environment, deployRoleName(environment))] : []),
    ...Object.keys(environment.delivery.sites)
      .sort()
      .map((site) => ownRoleArn(environment, publishRoleName(environment, site))),
  ];
}
