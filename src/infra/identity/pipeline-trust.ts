// Who takes on a role of the pipeline: build agents of Jenkins, or workflows of GitHub.
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js';
import { neighbour } from '../../model/landscape/landscape.ts';
import { namesMaker, providerStack } from '../../model/landscape/made-by-others.ts';
import { ownRoleArn, pathOf, roleArn } from '../../model/naming/core.ts';
import { GITHUB_ISSUER, githubProviderArn } from '../../model/naming/registry.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Delivery, GithubActions, Jenkins } from '../../model/schema/operations/delivery.ts';
import type { Statement } from '../../model/statement.ts';
import type { RootModule } from '../../terraform/root-module.ts';

export interface TrustInput {
  readonly pipeline: NonNullable<Delivery['pipeline']>;
  /** ARN of the OIDC provider of GitHub. */
  readonly provider: string;
  /** `owner/name` of those whose workflows take it on. */
  readonly repositories: readonly string[];
  /** Whether the job belongs to the GitHub environment whose reviewers approve. */
  readonly isApproved?: boolean;
  /** Whether other environments release from here, by tag or by hand. */
  readonly isReleasedByOthers?: boolean;
}

export function pipelineTrust(environment: Environment, input: TrustInput): Statement {
  const { pipeline } = input;
  if (pipeline.kind === 'github-actions') return githubTrust(environment, { ...input, pipeline });
  return {
    sid: 'AssumedByBuildAgents',
    actions: ['sts:AssumeRole'],
    principals: { AWS: `arn:aws:iam::${environment.aws.account}:root` },
    condition: { ArnEquals: { 'aws:PrincipalArn': trustedArn(environment, pipeline) } },
  };
}

/** Agents on EC2 have a role of ours. */
function trustedArn(environment: Environment, { agents, trustedRole }: Jenkins): string {
  return agents === 'ec2'
    ? ownRoleArn(environment, trustedRole)
    : roleArn(environment, trustedRole);
}

/** Workflows of the main branch, or of release tags, and no others: anybody may open a pull request. */
const REFS = { push: 'ref:refs/heads/main', tag: 'ref:refs/tags/v*' } as const;

/** https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws */
function githubTrust(
  environment: Environment,
  input: TrustInput & { pipeline: GithubActions },
): Statement {
  const { provider, repositories } = input;
  return {
    sid: 'AssumedByGithubActions',
    actions: ['sts:AssumeRoleWithWebIdentity'],
    principals: { Federated: provider },
    condition: {
      StringEquals: { [`${GITHUB_ISSUER}:aud`]: 'sts.amazonaws.com' },
      StringLike: {
        [`${GITHUB_ISSUER}:sub`]: repositories.flatMap((repository) =>
          subjectsOf(environment, input).map((from) => `repo:${repository}:${from}`),
        ),
      },
    },
  };
}

function subjectsOf(
  { environment }: Environment,
  { pipeline, isApproved, isReleasedByOthers }: TrustInput & { pipeline: GithubActions },
): readonly string[] {
  if (isApproved) return [`environment:${environment}`];
  return isReleasedByOthers ? Object.values(REFS) : [REFS[pipeline.release.trigger]];
}

export function addGithubProvider(module: RootModule): string {
  const { environment } = module;
  const { pipeline } = environment.delivery;
  const arn = githubProviderArn(environment);
  // Stack `state` comes before this one.
  if (providerStack(environment) !== 'identity') {
    afterProvider(module, pipeline?.kind === 'github-actions' ? pipeline.oidcProvider : null);
    return arn;
  }
  return makeProvider(module, 'pipeline');
}

/** Without a thumbprint: AWS trusts the authority behind GitHub's certificate by itself. */
export function makeProvider(module: RootModule, of: 'pipeline' | 'terraform'): string {
  const provider = module.resource(
    IamOpenidConnectProvider,
    'github',
    ['delivery', of, 'oidcProvider'],
    { url: `https://${GITHUB_ISSUER}`, clientIdList: ['sts.amazonaws.com'] },
  );
  return provider.arn;
}

/** The stack of another environment that makes the provider comes first; `said` is the key `oidcProvider`. */
export function afterProvider(
  { environment, landscape, afterIn }: RootModule,
  said: string | null,
): void {
  if (said === null || !namesMaker(said) || said === pathOf(environment)) return;
  const maker = neighbour(landscape, said);
  const stack = providerStack(maker);
  if (stack !== null) afterIn(maker, stack);
}
