// The roles of workflows of GitHub that run Terraform: one for plans, which reads, and one for applies. They
// stand beside the state, because both are there before anything else.
import { neighboursOf } from '../../environment/neighbours.ts';
import { githubName } from '../../model/delivery/repository.ts';
import { neighbour } from '../../model/landscape/landscape.ts';
import {
  kmsAlias,
  pathOf,
  prefixOf,
  regionalArn,
  statementId,
  terraformRoleArn,
} from '../../model/naming/core.ts';
import { GITHUB_ISSUER, githubProviderArn } from '../../model/naming/registry.ts';
import { stateRegion } from '../../model/naming/state.ts';
import {
  APPLY_SESSION_SECONDS,
  githubEnvironmentOf,
  makesTerraformRoles,
  terraformRoleName,
} from '../../model/naming/terraform-runs.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { afterProvider, makeProvider } from '../identity/pipeline-trust.ts';

const ORIGIN = ['delivery', 'terraform'];

export function addTerraformRoles(module: RootModule, stateKeyArn: string): void {
  const { environment } = module;
  if (!makesTerraformRoles(environment)) return;
  const provider = addProvider(module);
  addRole(module, {
    key: 'terraform-plan',
    name: terraformRoleName(environment, 'plan'),
    origin: ORIGIN,
    trust: trust(environment, provider, 'pull_request'),
    managed: ['ReadOnlyAccess'],
    statements: [...planStatements(environment, stateKeyArn), ...otherStates(module)],
  });
  addRole(module, {
    key: 'terraform-apply',
    name: terraformRoleName(environment, 'apply'),
    origin: ORIGIN,
    maxSessionSeconds: APPLY_SESSION_SECONDS,
    trust: trust(environment, provider, `environment:${githubEnvironmentOf(environment)}`),
    managed: ['AdministratorAccess'],
  });
}

function addProvider(module: RootModule): string {
  const { environment } = module;
  const { terraform } = environment.delivery;
  const said = terraform.kind === 'github-actions' ? terraform.oidcProvider : null;
  if (said !== 'create') {
    afterProvider(module, said);
    return githubProviderArn(environment);
  }
  return makeProvider(module, 'terraform');
}

/** https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims */
function trust({ delivery }: Environment, provider: string, subject: string): Statement {
  return {
    sid: 'AssumedByGithubActions',
    actions: ['sts:AssumeRoleWithWebIdentity'],
    principals: { Federated: provider },
    condition: {
      StringEquals: {
        [`${GITHUB_ISSUER}:aud`]: 'sts.amazonaws.com',
        [`${GITHUB_ISSUER}:sub`]: `repo:${githubName(delivery.repository)}:${subject}`,
      },
    },
  };
}

/** Outputs of the environments that this one names: in its own account, or by the role of theirs. */
function otherStates({ environment, landscape }: RootModule): readonly Statement[] {
  const others = [...new Set(neighboursOf(environment).map(({ name }) => name))]
    .sort()
    .map((name) => neighbour(landscape, name));
  const roles = others.flatMap((other) => terraformRoleArn(other) ?? []);
  const near = others.filter(
    (other) => other.aws.role === null && other.aws.account === environment.aws.account,
  );
  return [
    ...(roles.length === 0
      ? []
      : [{ sid: 'AssumeOthers', actions: ['sts:AssumeRole'], resources: roles }]),
    ...near.flatMap(decryptStatesOf),
  ];
}

/** Of a bucket that stands already only the key is known that somebody has written down. */
function decryptStatesOf(other: Environment): readonly Statement[] {
  const { bucket } = other.delivery.state;
  if (bucket !== null && bucket.kmsKey === null) return [];
  const isOurs = bucket === null;
  return [
    {
      sid: `DecryptStatesOf${statementId(prefixOf(other))}`,
      actions: ['kms:Decrypt'],
      resources: [bucket?.kmsKey ?? regionalArn(other, 'kms', 'key/*')],
      condition: {
        StringEquals: { 'kms:ViaService': `s3.${stateRegion(other)}.amazonaws.com` },
        ...(isOurs && {
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': kmsAlias(other, 'state') },
        }),
      },
    },
  ];
}

/** Beside ReadOnlyAccess, which decrypts nothing: the states, and logins that a plan hands to databases. */
function planStatements(environment: Environment, stateKeyArn: string): readonly Statement[] {
  const { region } = environment.aws;
  const through = (service: string) => ({ 'kms:ViaService': `${service}.${region}.amazonaws.com` });
  return [
    {
      sid: 'DecryptStates',
      actions: ['kms:Decrypt'],
      resources: [stateKeyArn],
      condition: { StringEquals: through('s3') },
    },
    {
      sid: 'ReadLogins',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [regionalArn(environment, 'secretsmanager', `secret:${pathOf(environment)}/*`)],
    },
    { sid: 'MakePasswords', actions: ['secretsmanager:GetRandomPassword'], resources: ['*'] },
    {
      sid: 'DecryptLogins',
      actions: ['kms:Decrypt'],
      resources: [regionalArn(environment, 'kms', 'key/*')],
      condition: {
        StringEquals: through('secretsmanager'),
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': kmsAlias(environment, 'data') },
      },
    },
  ];
}
