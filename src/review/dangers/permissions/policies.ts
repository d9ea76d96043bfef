import { resourcesIn } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { documentsOf, type StackEnds } from '../documents-of.ts';
import { grantWords, releaseWords } from './grant-words.ts';
import { same, toNewNames } from './new-names.ts';
import { grantsOf, type Policies, policiesOf } from './policies-of.ts';
import { coversGrant, type Grant, withNewValues } from './statements.ts';

/** What somebody may do that he might not before: the set of what all policies of one owner allow, and of what
 * they deny. Another order, other names of statements, and one statement made of two are the same set. */
export const judgePolicies: DangerJudge = ({ thing, place, action }, setting) => {
  if (thing.plane !== 'terraform' || setting === null || action === 'forget') return [];
  const { address, after } = thing.of;
  const documents = documentsOf(setting, place);
  const rename = address.startsWith('aws_s3_bucket_policy.') ? toNewNames(documents) : same;
  const before = rename(thing.of.before);
  const now = after === null ? [] : policiesOf(address, after);
  const then = before === null ? [] : policiesOf(address, before);
  const reasons = [
    ...now.flatMap((policies) =>
      allowedMore(policies, { ...documents, was: rename(documents.was) }),
    ),
    ...then.flatMap((policies) => deniedLess(policies, documents)),
  ];
  return reasons.map((reason) => ({ label: 'widens permission', reason, about: address }));
};

function allowedMore(policies: Policies, { was, is }: StackEnds): readonly string[] {
  const stood = grantsOf(was, policies);
  const isNew = !resourcesIn(was).has(policies.owner);
  const more = policies.grants
    .filter((grant) => !grant.isDeny && !stood.some((each) => coversGrant(each, grant)))
    .filter((grant) => !(isNew && policies.isTrust && isOwnIdentity(grant)))
    .map((grant) => withNewValues(grant, stood));
  if (more.length === 0) return [];
  return [grantWords(wordsOf(policies, is), more, isNew)];
}

/** A service of AWS, or one named account of a cluster: a new role is made for somebody. */
function isOwnIdentity({ principal, conditions }: Grant): boolean {
  if (principal === null || principal.isNot) return false;
  const isNamed = conditions.some(({ key }) => key.endsWith(':sub'));
  return principal.pattern.startsWith('Service ') || isNamed;
}

function deniedLess(policies: Policies, { was, is }: StackEnds): readonly string[] {
  if (!protects(policies.owner, { was, is })) return [];
  const stands = grantsOf(is, policies);
  const less = policies.grants.filter(
    (grant) => grant.isDeny && !stands.some((each) => coversGrant(each, grant)),
  );
  return less.length === 0 ? [] : [releaseWords(wordsOf(policies, was), less)];
}

/** Whether what the policy is of is there still: what denies goes with it otherwise. */
function protects(owner: string, { was, is }: StackEnds): boolean {
  const resources = resourcesIn(is);
  if (resources.has(owner)) return true;
  const body = resourcesIn(was).get(owner) ?? {};
  return [...JSON.stringify(body).matchAll(/\$\{(aws_\w+\.[\w-]+)\./g)].some(([, named = '']) =>
    resources.has(named),
  );
}

/** How people call the owner: by its name in AWS, where it has one. */
function wordsOf({ owner, isTrust }: Policies, document: Body) {
  const body = resourcesIn(document).get(owner) ?? {};
  const name = owner.startsWith('aws_iam_role.') ? body['name'] : undefined;
  const words = typeof name === 'string' && !name.includes('${') ? `role ${name}` : owner;
  return { words, isTrust };
}
