// Terraform writes policies beside the resources that have them, as documents that are no resources: where a
// resource names one, it is read as if the policy stood in it.
import { isEqual } from '../../lifecycle/compare/is-equal.ts';
import { bodyOf, resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { Body, ResourceChange, TransitionInput } from '../../lifecycle/transition.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { policyJson } from './policy-json.ts';

const REFERENCE = /^\$\{data\.aws_iam_policy_document\.([\w-]+)\.(?:minified_)?json\}$/;

/** A resource of `document`, with its policies. */
export function withPolicies(body: Body, document: Body): Body {
  const documents = bodyOf(bodyOf(document['data'])['aws_iam_policy_document']);
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return policyAt(value, documents) ?? value;
    if (Array.isArray(value)) return value.map(fill);
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
  };
  return fill(body) as Body;
}

function policyAt(value: string, documents: Body): string | null {
  const [, key] = REFERENCE.exec(value) ?? [];
  return key === undefined || !Object.hasOwn(documents, key)
    ? null
    : policyJson(bodyOf(documents[key]));
}

/** Also those of which nothing but a policy differs. */
export function changesWithPolicies(
  transition: Pick<TransitionInput, 'resources' | 'stacks' | 'originOf'>,
): readonly ResourceChange[] {
  const { resources, stacks } = transition;
  const known = resources.map((change) => {
    const [before, after] = [stacks.before.get(change.stack), stacks.after.get(change.stack)];
    return {
      ...change,
      // Nothing destroys what is in a stack that is gone.
      isForgotten: change.isForgotten || after === undefined,
      before: change.before && before ? withPolicies(change.before, before) : change.before,
      after: change.after && after ? withPolicies(change.after, after) : change.after,
    };
  });
  const told = new Set(resources.map(({ stack, address }) => `${stack} ${address}`));
  const more = [...stacks.after].flatMap(([stack, after]) => {
    const before = stacks.before.get(stack);
    if (before === undefined || hasSamePolicies(before, after)) return [];
    return policyChanges({ stack, before, after }).filter(
      ({ address }) => !told.has(`${stack} ${address}`),
    );
  });
  const origin = ({ stack, address }: ResourceChange) => transition.originOf(stack, address);
  return [...known, ...more.map((each) => ({ ...each, origin: origin(each) }))];
}

function hasSamePolicies(before: Body, after: Body): boolean {
  const policies = (document: Body) => bodyOf(document['data'])['aws_iam_policy_document'];
  return before === after || isEqual(policies(before), policies(after));
}

interface Documents {
  readonly stack: string;
  readonly before: Body;
  readonly after: Body;
}

function policyChanges({ stack, before, after }: Documents): readonly ResourceChange[] {
  const was = resourcesIn(before);
  return [...resourcesIn(after)].flatMap(([address, body]) => {
    const bodyBefore = was.get(address);
    if (bodyBefore === undefined || !JSON.stringify(body).includes('aws_iam_policy_document')) {
      return [];
    }
    const ends = { before: withPolicies(bodyBefore, before), after: withPolicies(body, after) };
    if (isEqual(ends.before, ends.after)) return [];
    const [type = '', key = ''] = address.split('.');
    const place = { stack, address, addressBefore: address, type, key };
    return [{ ...place, ...ends, isForgotten: false, origin: [] }];
  });
}
