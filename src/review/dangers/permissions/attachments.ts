// Rights that somebody is given by naming them: managed policies, access entries of EKS, shares of accounts.
import { isEqual } from '../../../lifecycle/compare/is-equal.ts';
import { listOf, resourcesIn } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { Json } from '../../../model/artifact.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { documentsOf } from '../documents-of.ts';

interface Attachment {
  /** Arguments that say who is given what; order and everything else say nothing. */
  readonly arguments: readonly string[];
  readonly words: (body: Body) => string;
}

const ATTACHMENTS: Readonly<Record<string, Attachment>> = {
  aws_iam_role_policy_attachment: {
    arguments: ['role', 'policy_arn'],
    words: ({ role, policy_arn: policy }) => `role ${named(role)} may what ${named(policy)} allows`,
  },
  aws_iam_user_policy_attachment: {
    arguments: ['user', 'policy_arn'],
    words: ({ user, policy_arn: policy }) => `user ${named(user)} may what ${named(policy)} allows`,
  },
  aws_iam_group_policy_attachment: {
    arguments: ['group', 'policy_arn'],
    words: ({ group, policy_arn: policy }) =>
      `group ${named(group)} may what ${named(policy)} allows`,
  },
  aws_eks_access_entry: {
    arguments: ['cluster_name', 'principal_arn', 'kubernetes_groups', 'type'],
    words: ({ principal_arn: who, kubernetes_groups: groups }) =>
      `${named(who)} may sign in to the cluster${groupWords(groups)}`,
  },
  aws_eks_access_policy_association: {
    arguments: ['cluster_name', 'principal_arn', 'policy_arn', 'access_scope'],
    words: ({ principal_arn: who, policy_arn: policy, access_scope: scope }) =>
      `${named(who)} may what ${named(policy)} allows in ${scopeWords(scope)}`,
  },
  aws_lambda_permission: {
    arguments: ['function_name', 'principal', 'source_arn', 'action'],
    words: ({ principal, action, function_name: of }) =>
      `${named(principal)} may ${named(action)} on ${named(of)}`,
  },
  aws_ram_principal_association: {
    arguments: ['principal', 'resource_share_arn'],
    words: ({ principal, resource_share_arn: share }) =>
      `${named(principal)} may use what ${named(share)} shares`,
  },
  aws_organizations_delegated_administrator: {
    arguments: ['account_id', 'service_principal'],
    words: ({ account_id: account, service_principal: service }) =>
      `account ${named(account)} administers ${named(service)} of the organization`,
  },
};

/** Null for what gives nobody any rights by naming him. */
export function attachmentWords(type: string, body: Body): string | null {
  return ATTACHMENTS[type]?.words(body) ?? null;
}

export const judgeAttachments: DangerJudge = ({ thing, place }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const { type, address, after } = thing.of;
  const attachment = ATTACHMENTS[type];
  if (attachment === undefined || after === null) return [];
  const { was } = documentsOf(setting, place);
  const stood = [...resourcesIn(was)].some(
    ([other, body]) => other.startsWith(`${type}.`) && covers(attachment, body, after),
  );
  if (stood) return [];
  return [{ label: 'widens permission', reason: attachment.words(after), about: address }];
};

/** Groups and namespaces may become fewer. */
function covers({ arguments: names }: Attachment, outer: Body, inner: Body): boolean {
  return names.every((name) => {
    const [was, is] = [outer[name], inner[name]];
    if (name === 'kubernetes_groups') return listOf(is).every((each) => listOf(was).includes(each));
    if (name === 'access_scope') return coversScope(firstOf(was), firstOf(is));
    return isEqual(was, is);
  });
}

function coversScope(outer: Body, inner: Body): boolean {
  if (outer['type'] === 'cluster') return true;
  const [was, is] = [listOf(outer['namespaces']), listOf(inner['namespaces'])];
  return inner['type'] === 'namespace' && is.every((each) => was.includes(each));
}

function scopeWords(scope: Json | undefined): string {
  const { type, namespaces } = firstOf(scope);
  return type === 'namespace' ? `namespaces ${listOf(namespaces).join(', ')}` : 'the whole cluster';
}

function groupWords(groups: Json | undefined): string {
  const all = listOf(groups);
  return all.length === 0 ? '' : ` as one of ${all.join(', ')}`;
}

function firstOf(value: Json | undefined): Body {
  const block = [value].flat()[0];
  return (block ?? {}) as Body;
}

/** `AmazonEKSClusterAdminPolicy`, `aws_iam_role.nodes`. */
function named(value: Json | undefined): string {
  const text = String(value ?? '');
  const [, address] = /^\$\{(?:data\.)?(?:aws_\w+)\.([\w-]+)\./.exec(text) ?? [];
  if (address !== undefined) return address;
  return /:policy\/|cluster-access-policy\//.test(text) ? (text.split('/').at(-1) ?? text) : text;
}
