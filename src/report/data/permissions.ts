// Who may do what in AWS: for each role of a stack all that its policies come to, whatever they are written in.
import { bodyOf, listOf, resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../lifecycle/transition.ts';
import type { TerraformArtifact } from '../../model/artifact.ts';
import { attachmentWords } from '../../review/dangers/permissions/attachments.ts';
import {
  conditionWords,
  extentWords,
  principalWords,
  shorten,
} from '../../review/dangers/permissions/grant-words.ts';
import { grantsOf, policiesOf } from '../../review/dangers/permissions/policies-of.ts';
import type { Grant } from '../../review/dangers/permissions/statements.ts';
import { withPolicies } from '../../review/policies/with-policies.ts';

export interface Permission {
  readonly isDeny: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
}

export interface RolePermissions {
  /** Its name in AWS. */
  readonly role: string;
  readonly stack: string;
  readonly address: string;
  /** Pods by their ServiceAccount as `shop/web`, services of AWS, accounts. */
  readonly holders: readonly string[];
  /** Policies that it is given by name, whose content is AWS' or somebody else's. */
  readonly named: readonly string[];
  readonly permissions: readonly Permission[];
}

export function permissionsOf(stacks: readonly TerraformArtifact[]): readonly RolePermissions[] {
  return stacks.flatMap(({ stack, document }) =>
    [...resourcesIn(document)]
      .filter(([address]) => address.startsWith('aws_iam_role.'))
      .map(([address, body]) => roleOf({ stack, document, address, body })),
  );
}

interface Role {
  readonly stack: string;
  readonly document: Body;
  readonly address: string;
  readonly body: Body;
}

function roleOf({ stack, document, address, body }: Role): RolePermissions {
  const policies = attachedTo(address, document);
  const own = policies.flatMap(({ address: policy, body: of }) =>
    policy === null
      ? []
      : policiesOf(policy, withPolicies(of, document)).flatMap((each) => each.grants),
  );
  const grants = [...grantsOf(document, { owner: address, isTrust: false }), ...own];
  return {
    ...{ stack, address, role: String(body['name'] ?? body['name_prefix'] ?? address) },
    holders: holdersOf(grantsOf(document, { owner: address, isTrust: true })),
    named: [
      ...policies.flatMap(({ address: policy, arn }) => (policy === null ? [nameOf(arn)] : [])),
      ...listOf(body['managed_policy_arns']).map((arn) => nameOf(String(arn))),
    ].sort(),
    permissions: foldedGrants(grants),
  };
}

/** Policies of AWS have the same ARN everywhere. */
function nameOf(arn: string): string {
  return shorten(arn).replace(/^arn:aws[\w-]*:iam::aws:policy\//, '');
}

interface Attached {
  /** Of a policy in the same stack; null: it is somebody else's. */
  readonly address: string | null;
  readonly arn: string;
  readonly body: Body;
}

function attachedTo(role: string, document: Body): readonly Attached[] {
  const resources = resourcesIn(document);
  return [...resources].flatMap(([address, { role: of, policy_arn: policy }]) => {
    if (!address.startsWith('aws_iam_role_policy_attachment.')) return [];
    if (!String(of).includes(`{${role}.`)) return [];
    const [, own] = /^\$\{(aws_iam_policy\.[\w-]+)\.arn\}$/.exec(String(policy)) ?? [];
    const body = own === undefined ? undefined : resources.get(own);
    return [{ address: body && own ? own : null, arn: String(policy), body: bodyOf(body) }];
  });
}

const ACCOUNT = /^system:serviceaccount:([^:]+):(.+)$/;

function holdersOf(trust: readonly Grant[]): readonly string[] {
  const holders = trust.flatMap(({ principal, conditions }) => {
    const accounts = conditions
      .filter(({ key }) => key.endsWith(':sub'))
      .flatMap(({ values }) => values)
      .map((value) => {
        const [, namespace, name] = ACCOUNT.exec(value) ?? [];
        return namespace === undefined ? value : `${namespace}/${name}`;
      });
    if (accounts.length > 0) return accounts;
    return principal === null ? [] : [principalWords(principal).replace(/^Service /, '')];
  });
  return [...new Set(holders)].sort();
}

export interface ResourcePolicy {
  /** What the policy is of: `aws_s3_bucket_policy.media`. */
  readonly of: string;
  readonly stack: string;
  readonly who: string;
  readonly permission: Permission;
}

/** Policies that resources have themselves, such as those of buckets and keys, by whom they name. */
export function resourcePoliciesOf(
  stacks: readonly TerraformArtifact[],
): readonly ResourcePolicy[] {
  return stacks.flatMap(({ stack, document }) =>
    [...resourcesIn(document)].flatMap(([of, body]) =>
      policiesOf(of, withPolicies(body, document))
        .filter(({ isTrust }) => !isTrust)
        .flatMap(({ grants }) => byPrincipal(grants))
        .map((each) => ({ of, stack, ...each })),
    ),
  );
}

function byPrincipal(grants: readonly Grant[]) {
  const named = grants.flatMap((grant) =>
    grant.principal === null ? [] : [{ grant, who: principalWords(grant.principal) }],
  );
  return [...new Set(named.map(({ who }) => who))].flatMap((who) =>
    foldedGrants(named.filter((each) => each.who === who).map(({ grant }) => grant)).map(
      (permission) => ({ who, permission }),
    ),
  );
}

export interface NamedRight {
  readonly words: string;
  readonly stack: string;
  readonly address: string;
}

/** Rights beside policies: who may sign in to the cluster, call a function, use what is shared. What roles are
 * given by name stands with the roles. */
export function namedRightsOf(stacks: readonly TerraformArtifact[]): readonly NamedRight[] {
  return stacks.flatMap(({ stack, document }) =>
    [...resourcesIn(document)].flatMap(([address, body]) => {
      const type = address.slice(0, address.indexOf('.'));
      const words = type.startsWith('aws_iam_') ? null : attachmentWords(type, body);
      return words === null ? [] : [{ words, stack, address }];
    }),
  );
}

/** What may be done to the same things under the same conditions stands together. */
function foldedGrants(grants: readonly Grant[]): readonly Permission[] {
  const byPlace = new Map<string, { grant: Grant; actions: Set<string> }>();
  for (const grant of grants) {
    const key = JSON.stringify([grant.isDeny, grant.resource, grant.conditions]);
    const found = byPlace.get(key) ?? { grant, actions: new Set() };
    found.actions.add(extentWords(grant.action));
    byPlace.set(key, found);
  }
  const byActions = new Map<string, Permission>();
  for (const { grant, actions: all } of byPlace.values()) {
    const actions = [...all].sort();
    const conditions = grant.conditions.map(conditionWords);
    const key = JSON.stringify([grant.isDeny, actions, conditions]);
    const resource = grant.resource === null ? [] : [extentWords(grant.resource)];
    const resources = [...new Set([...(byActions.get(key)?.resources ?? []), ...resource])].sort();
    byActions.set(key, { isDeny: grant.isDeny, actions, resources, conditions });
  }
  return [...byActions.values()];
}
