import { bodyOf, resourcesIn } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { grantWords, releaseWords } from './grant-words.ts';
import { grantsOf, type Policies, policiesOf } from './policies-of.ts';
import { coversGrant } from './statements.ts';

/** What somebody may do that he might not before: the set of what all policies of one owner allow, and of what
 * they deny. Another order, other names of statements, and one statement made of two are the same set. */
export const judgePolicies: DangerJudge = ({ thing, place, action }, setting) => {
  if (thing.plane !== 'terraform' || setting === null || action === 'forget') return [];
  const { stacks } = setting.transition;
  const documents = { was: stacks.before.get(place) ?? {}, is: stacks.after.get(place) ?? {} };
  const { address, addressBefore, before, after } = thing.of;
  const now = after === null ? [] : policiesOf(address, after);
  const then = before === null ? [] : policiesOf(addressBefore, before);
  const reasons = [
    ...now.flatMap((policies) => allowedMore(policies, documents)),
    ...then.flatMap((policies) => deniedLess(policies, documents)),
  ];
  return reasons.map((reason) => ({ label: 'widens permission', reason, about: address }));
};

interface Documents {
  readonly was: Body;
  readonly is: Body;
}

function allowedMore(policies: Policies, { was, is }: Documents): readonly string[] {
  const stood = grantsOf(was, { ...policies, owner: ownerBefore(policies.owner, is) });
  const more = policies.grants.filter(
    (grant) => !grant.isDeny && !stood.some((each) => coversGrant(each, grant)),
  );
  if (more.length === 0) return [];
  const isNew = !resourcesIn(was).has(ownerBefore(policies.owner, is));
  return [grantWords(wordsOf(policies, is), more, isNew)];
}

function deniedLess(policies: Policies, { was, is }: Documents): readonly string[] {
  const owner = ownerAfter(policies.owner, is);
  if (!protects(owner, { was, is })) return [];
  const stands = grantsOf(is, { ...policies, owner });
  const less = policies.grants.filter(
    (grant) => grant.isDeny && !stands.some((each) => coversGrant(each, grant)),
  );
  return less.length === 0 ? [] : [releaseWords(wordsOf(policies, was), less)];
}

/** Whether what the policy is of is there still: what denies goes with it otherwise. */
function protects(owner: string, { was, is }: Documents): boolean {
  const resources = resourcesIn(is);
  if (resources.has(owner)) return true;
  const body = resourcesIn(was).get(owner) ?? {};
  return [...JSON.stringify(body).matchAll(/\$\{(aws_\w+\.[\w-]+)\./g)].some(([, named = '']) =>
    resources.has(named),
  );
}

function moves(document: Body): readonly Body[] {
  return [document['moved'] ?? []].flat().map(bodyOf);
}

function ownerBefore(owner: string, is: Body): string {
  return String(moves(is).find(({ to }) => to === owner)?.['from'] ?? owner);
}

function ownerAfter(owner: string, is: Body): string {
  return String(moves(is).find(({ from }) => from === owner)?.['to'] ?? owner);
}

/** How people call the owner: by its name in AWS, where it has one. */
function wordsOf({ owner, isTrust }: Policies, document: Body) {
  const body = resourcesIn(document).get(owner) ?? {};
  const name = owner.startsWith('aws_iam_role.') ? body['name'] : undefined;
  const words = typeof name === 'string' && !name.includes('${') ? `role ${name}` : owner;
  return { words, isTrust };
}
