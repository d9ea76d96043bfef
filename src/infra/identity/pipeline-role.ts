// The role that the delivery pipeline takes on to push images.
import { ecrRepositoryArn } from '../../model/naming/registry.ts';
import {
  isReleasedByOthers,
  makesPushRole,
  pushedImages,
  sourceRepositories,
} from '../../model/services/image-pipeline.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addAgentRole } from './agent-role.ts';
import { addDeployRole } from './deploy-role.ts';
import { addGithubProvider, pipelineTrust } from './pipeline-trust.ts';

const ORIGIN = ['delivery', 'pipeline', 'pushRole'];

const PUSH_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:DescribeImages',
  'ecr:DescribeImageScanFindings',
  'ecr:GetDownloadUrlForLayer',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

export function addPipelineRole(module: RootModule): void {
  const { environment } = module;
  const { pipeline } = environment.delivery;
  if (pipeline === null) return;
  const provider = addGithubProvider(module);
  addDeployRole(module, provider);
  addAgentRole(module);
  if (!makesPushRole(environment)) return;
  addRole(module, {
    key: 'image-push',
    name: pipeline.pushRole,
    origin: ORIGIN,
    trust: pipelineTrust(environment, {
      pipeline,
      provider,
      repositories:
        pipeline.kind === 'github-actions' ? sourceRepositories(environment, pipeline) : [],
      isReleasedByOthers: isReleasedByOthers(environment),
    }),
    statements: [
      { sid: 'SignIn', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] },
      {
        sid: 'Push',
        actions: PUSH_ACTIONS,
        resources: pushedImages(environment).map((service) =>
          ecrRepositoryArn(environment, service),
        ),
      },
    ],
  });
}
