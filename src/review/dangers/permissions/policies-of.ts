// Which policies somebody has, whatever resources they are written in.
import { bodyOf, resourcesIn } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import { withPolicies } from '../../policies/with-policies.ts';
import { type Grant, grantsIn } from './statements.ts';

/** Arguments that hold a policy: of the resource itself, or of who has it. */
const ARGUMENTS = [
  ...['policy', 'access_policies', 'content', 'repository_policy', 'assume_role_policy'],
  ...['resource_policy', 'inline_policy', 'policy_document', 'file_system_policy'],
];

/** Of which the policy is one of several of somebody. */
const OWNERS: Readonly<Record<string, string>> = {
  aws_iam_role_policy: 'role',
  aws_iam_user_policy: 'user',
  aws_iam_group_policy: 'group',
};

export interface Policies {
  /** Who has them, or what they are of: `aws_iam_role.web`. */
  readonly owner: string;
  /** Whether they say who may take on the role. */
  readonly isTrust: boolean;
  readonly grants: readonly Grant[];
}

export function policiesOf(address: string, body: Body): readonly Policies[] {
  const owner = ownerOf(address, body);
  return ARGUMENTS.flatMap((argument) => {
    const texts = [body[argument] ?? []].flat().map((each) => bodyOf(each)['policy'] ?? each);
    const grants = texts.flatMap(grantsIn);
    const isTrust = argument === 'assume_role_policy';
    return grants.length === 0 ? [] : [{ owner, isTrust, grants }];
  });
}

/** All that somebody has in a stack. */
export function grantsOf(document: Body, { owner, isTrust }: Omit<Policies, 'grants'>) {
  return [...resourcesIn(document)]
    .filter(([address, body]) => address === owner || ownerOf(address, body) === owner)
    .flatMap(([address, body]) => policiesOf(address, withPolicies(body, document)))
    .filter((each) => each.owner === owner && each.isTrust === isTrust)
    .flatMap(({ grants }) => grants);
}

function ownerOf(address: string, body: Body): string {
  const by = OWNERS[address.slice(0, address.indexOf('.'))];
  const [, owner] = /\$\{(aws_\w+\.[\w-]+)\./.exec(String(by && body[by])) ?? [];
  return owner ?? address;
}
