// The role with which a pipeline asks how a rollout goes, and reads what it pushes tags with.
import { watchesRollouts } from '../../model/delivery/rollouts.ts';
import {
  DEPLOY_SESSION_SECONDS,
  deployRoleName,
  platformSecretName,
  rolloutFunctionArn,
} from '../../model/naming/pipeline.ts';
import { sourceRepositories } from '../../model/services/image-pipeline.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addSecret } from '../../terraform/secret.ts';
import { pipelineTrust } from './pipeline-trust.ts';

const ORIGIN = ['delivery', 'pipeline'];

export function addDeployRole(module: RootModule, provider: string): void {
  const { environment } = module;
  const { pipeline } = environment.delivery;
  if (pipeline === null || !watchesRollouts(environment)) return;
  const isGithub = pipeline.kind === 'github-actions';
  module.after('cluster');
  const secret = addSecret(module, {
    key: 'pipeline-platform-repository',
    name: platformSecretName(environment),
    description: 'Token that pushes image tags to the platform repository; filled in by people',
    origin: ORIGIN,
  });
  addRole(module, {
    key: 'deploy',
    name: deployRoleName(environment),
    origin: ORIGIN,
    ...(isGithub ? { maxSessionSeconds: DEPLOY_SESSION_SECONDS } : {}),
    trust: pipelineTrust(environment, {
      pipeline,
      provider,
      repositories: isGithub ? sourceRepositories(environment, pipeline) : [],
      isApproved: isGithub && pipeline.release.approval,
    }),
    statements: [
      {
        sid: 'AskHowItGoes',
        actions: ['lambda:InvokeFunction'],
        resources: [rolloutFunctionArn(environment)],
      },
      {
        sid: 'ReadPlatformToken',
        actions: ['secretsmanager:GetSecretValue'],
        resources: [secret.arn],
      },
      {
        sid: 'DecryptPlatformToken',
        actions: ['kms:Decrypt'],
        resources: [module.stateOf('security').entry('key_arns', 'data')],
        condition: {
          StringEquals: {
            'kms:ViaService': `secretsmanager.${environment.aws.region}.amazonaws.com`,
          },
        },
      },
    ],
  });
}
