// The role that the delivery pipeline takes on to push images.
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js';
import { roleArn } from '../../model/naming/core.ts';
import { ecrRepositoryArn, GITHUB_ISSUER, githubProviderArn } from '../../model/naming/registry.ts';
import type { Delivery, GithubActions } from '../../model/schema/operations/delivery.ts';
import {
  makesPushRole,
  pushedImages,
  sourceRepositories,
} from '../../model/services/image-pipeline.ts';
import type { Statement } from '../../model/statement.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';

type Pipeline = NonNullable<Delivery['pipeline']>;

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
  if (pipeline === null || !makesPushRole(environment)) return;
  addRole(module, {
    key: 'image-push',
    name: pipeline.pushRole,
    origin: ORIGIN,
    trust: trustOf(module, pipeline),
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

function trustOf(module: RootModule, pipeline: Pipeline): Statement {
  if (pipeline.kind === 'github-actions') return githubTrust(module, pipeline);
  const { environment } = module;
  return {
    sid: 'AssumedByBuildAgents',
    actions: ['sts:AssumeRole'],
    principals: { AWS: `arn:aws:iam::${environment.aws.account}:root` },
    condition: { ArnEquals: { 'aws:PrincipalArn': roleArn(environment, pipeline.trustedRole) } },
  };
}

/** Workflows of the main branch, or of release tags, and no others: anybody may open a pull request. */
const REFS = { push: 'ref:refs/heads/main', tag: 'ref:refs/tags/v*' } as const;

/** https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws */
function githubTrust(module: RootModule, pipeline: GithubActions): Statement {
  const { environment } = module;
  const ref = REFS[pipeline.release.trigger];
  return {
    sid: 'AssumedByGithubActions',
    actions: ['sts:AssumeRoleWithWebIdentity'],
    principals: { Federated: githubProvider(module, pipeline) },
    condition: {
      StringEquals: { [`${GITHUB_ISSUER}:aud`]: 'sts.amazonaws.com' },
      StringLike: {
        [`${GITHUB_ISSUER}:sub`]: sourceRepositories(environment, pipeline).map(
          (repository) => `repo:${repository}:${ref}`,
        ),
      },
    },
  };
}

/** Without a thumbprint: AWS trusts the authority behind GitHub's certificate by itself. */
function githubProvider(module: RootModule, { oidcProvider }: GithubActions): string {
  if (oidcProvider === 'existing') return githubProviderArn(module.environment);
  const provider = module.resource(
    IamOpenidConnectProvider,
    'github',
    ['delivery', 'pipeline', 'oidcProvider'],
    { url: `https://${GITHUB_ISSUER}`, clientIdList: ['sts.amazonaws.com'] },
  );
  return provider.arn;
}
