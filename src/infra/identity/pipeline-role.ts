// The role that the delivery pipeline takes on to push images.
import { ecrRepositoryName, regionalArn, roleArn } from '../../model/naming.ts';
import { addRole } from '../role.ts';
import type { RootModule } from '../root-module.ts';

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
  addRole(module, {
    key: 'image-push',
    name: pipeline.pushRole,
    origin: ORIGIN,
    trust: {
      sid: 'AssumedByBuildAgents',
      actions: ['sts:AssumeRole'],
      principals: { AWS: `arn:aws:iam::${environment.aws.account}:root` },
      condition: { ArnEquals: { 'aws:PrincipalArn': roleArn(environment, pipeline.trustedRole) } },
    },
    statements: [
      { sid: 'SignIn', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] },
      {
        sid: 'Push',
        actions: PUSH_ACTIONS,
        resources: Object.keys(environment.services).map((service) =>
          regionalArn(environment, 'ecr', `repository/${ecrRepositoryName(environment, service)}`),
        ),
      },
    ],
  });
}
