// The trust policy of each role that pods take on names exactly the ServiceAccounts that do.
// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html

import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { accountsByRole } from '../role-accounts.ts';
import { type Role, rolesByArn, trustedAccounts } from '../roles.ts';

const ACTION = 'sts:AssumeRoleWithWebIdentity';
const AUDIENCE = 'sts.amazonaws.com';

/** Accounts of the add-ons that EKS itself installs, by the add-on's name. */
const EKS_ADDON_ACCOUNTS: Readonly<Record<string, string>> = {
  'amazon-cloudwatch-observability': 'amazon-cloudwatch:cloudwatch-agent',
  'aws-ebs-csi-driver': 'kube-system:ebs-csi-controller-sa',
  'aws-efs-csi-driver': 'kube-system:efs-csi-controller-sa',
  'vpc-cni': 'kube-system:aws-node',
};

/** Subjects that EKS add-ons sign in as, by the address of the role they are given. */
export const eksAddonSubjects = oncePerInput((input) => {
  const addons = resourcesOf(input, 'aws_eks_addon').flatMap(({ stack, body }) => {
    const account = EKS_ADDON_ACCOUNTS[asText(body['addon_name'])];
    return elementsBehind(input, stack, body['service_account_role_arn']).map(
      (role) => [role, account === undefined ? undefined : subjectOf(account)] as const,
    );
  });
  return new Map(addons);
});

export function checkRoleTrust(input: CheckInput): readonly Diagnostic[] {
  return [...rolesByArn(input).values()].flatMap((role) => {
    const wanted = subjectsOf(input, role);
    if (wanted.length === 0) return [];
    const fault = faultOf(input, role, wanted);
    if (!fault) return [];
    const path = strangerOrigin(input, role) ?? role.element.origin;
    return [diagnostic('check/role-trust', { role: role.name, ...fault }, { path })];
  });
}

/** Of the account that takes on a role that is, rightly, another one's. */
function strangerOrigin(input: CheckInput, role: Role): Path | undefined {
  const trusted = trustedAccounts(role);
  const accounts = accountsByRole(input).get(role.arn) ?? [];
  const strangers = accounts.filter((each) => !trusted.includes(`${each.namespace}:${each.name}`));
  return strangers.length < accounts.length ? strangers[0]?.origin : undefined;
}

/** Who should be able to take the role on: `system:serviceaccount:<namespace>:<name>`, sorted. */
function subjectsOf(input: CheckInput, { arn, element }: Role): readonly string[] {
  const accounts = accountsByRole(input).get(arn) ?? [];
  const subjects = accounts.map(({ namespace, name }) => subjectOf(`${namespace}:${name}`));
  const ofAddon = eksAddonSubjects(input).get(element);
  return [...new Set(ofAddon === undefined ? subjects : [...subjects, ofAddon])].sort();
}

function subjectOf(account: string): string {
  return `system:serviceaccount:${account}`;
}

interface Fault {
  readonly part: string;
  readonly wanted: string;
  readonly found: string;
}

function faultOf(input: CheckInput, role: Role, wanted: readonly string[]): Fault | undefined {
  const actions = role.trust.flatMap((each) => asList(each['actions']).map(asText));
  if (actions.length === 0 || actions.some((each) => each !== ACTION)) {
    return { part: 'action', wanted: ACTION, found: actions.join(', ') || 'none' };
  }
  const subjects = role.trust.flatMap((each) => valuesOf(each, 'sub')).sort();
  if (subjects.join() !== wanted.join()) {
    return { part: 'subject', wanted: wanted.join(', '), found: subjects.join(', ') || 'none' };
  }
  const audiences = role.trust.flatMap((each) => valuesOf(each, 'aud'));
  if (audiences.length !== role.trust.length || audiences.some((each) => each !== AUDIENCE)) {
    return { part: 'audience', wanted: AUDIENCE, found: audiences.join(', ') || 'none' };
  }
  const isOfCluster = role.trust.every((each) => trustsCluster(input, role, each));
  const wantedProvider = 'the OIDC provider of the cluster';
  return isOfCluster
    ? undefined
    : { part: 'provider', wanted: wantedProvider, found: 'another principal or issuer' };
}

/** What `<issuer>:sub` or `<issuer>:aud` has to equal; a pattern is no equality. */
function valuesOf(statement: Body, claim: 'sub' | 'aud'): readonly string[] {
  return asList(statement['condition'])
    .map(asBody)
    .filter(
      ({ test, variable }) => test === 'StringEquals' && asText(variable).endsWith(`:${claim}`),
    )
    .flatMap(({ values }) => asList(values).map(asText));
}

/** Principal and conditions both lead to the provider of one and the same cluster. */
function trustsCluster(input: CheckInput, { element }: Role, statement: Body): boolean {
  const principals = asList(statement['principals']).map(asBody);
  const providers = principals.flatMap((each) =>
    elementsBehind(input, element.stack, each['identifiers']),
  );
  const [provider, ...others] = providers;
  if (provider?.type !== 'aws_iam_openid_connect_provider' || others.length > 0) return false;
  const [cluster] = elementsBehind(input, provider.stack, provider.body['url']);
  return (
    cluster?.type === 'aws_eks_cluster' &&
    asList(statement['condition']).every((condition) => {
      const [issuer] = elementsBehind(input, element.stack, asBody(condition)['variable']);
      return issuer === cluster;
    })
  );
}
