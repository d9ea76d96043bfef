// IAM roles with what they may do and who may take them on, read from the policy documents.

import { groupBy } from '../../model/values/group-by.ts';
import { type Element, resourcesOf } from '../artifacts/elements.ts';
import { elementsBehind } from '../artifacts/elements-behind.ts';
import { asText } from '../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import { placeOf } from '../place-of.ts';

export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly element: Element;
  readonly trust: readonly Body[];
  readonly statements: readonly Body[];
}

export const rolesByArn = oncePerInput((input): ReadonlyMap<string, Role> => {
  const policies = resourcesOf(input, 'aws_iam_role_policy');
  const allowed = new Map<Element, Body[]>();
  for (const { stack, body } of policies) {
    for (const role of elementsBehind(input, stack, body['role'])) {
      const statements = statementsBehind(input, stack, body['policy']);
      allowed.set(role, [...(allowed.get(role) ?? []), ...statements]);
    }
  }
  return new Map(
    resourcesOf(input, 'aws_iam_role').map((element) => {
      const name = asText(element.body['name']);
      const path = asText(element.body['path']) || '/';
      const arn = `arn:aws:iam::${placeOf(input, element).account}:role${path}${name}`;
      const trust = statementsBehind(input, element.stack, element.body['assume_role_policy']);
      return [arn, { name, arn, element, trust, statements: allowed.get(element) ?? [] }];
    }),
  );
});

function statementsBehind(input: CheckInput, stack: string, value: unknown): readonly Body[] {
  return elementsBehind(input, stack, value)
    .filter(({ type }) => type === 'aws_iam_policy_document')
    .flatMap(({ body }) => asList(body['statement']).map(asBody));
}

const SUBJECT = 'system:serviceaccount:';

/** The ServiceAccounts that the trust policy names: `<namespace>:<name>`. */
export function trustedAccounts({ trust }: Role): readonly string[] {
  return trust
    .flatMap(({ condition }) => asList(condition))
    .flatMap((each) => asList(asBody(each)['values']).map(asText))
    .filter((value) => value.startsWith(SUBJECT))
    .map((value) => value.slice(SUBJECT.length));
}

export const rolesByAccount = oncePerInput((input) =>
  groupBy([...rolesByArn(input).values()], trustedAccounts),
);
