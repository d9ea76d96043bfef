// IAM counts the characters of a policy without white space, and refuses a longer one whoever asks.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import quotas from '../../../facts/aws-quotas.json' with { type: 'json' };
import { groupBy } from '../../../model/values/group-by.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import { asList, type CheckInput } from '../../check-input.ts';

const { characters } = quotas;

export function checkPolicySizes(input: CheckInput): readonly Diagnostic[] {
  const inline = groupBy(resourcesOf(input, 'aws_iam_role_policy'), ({ stack, body }) => {
    const [role] = elementsBehind(input, stack, body['role']);
    return role?.address ?? asText(body['role']);
  });
  return [
    ...[...inline].flatMap(([role, policies]) =>
      tooLong(input, policies, 'policy', {
        what: `inline policies of ${role}`,
        max: characters.inlinePolicies,
      }),
    ),
    ...resourcesOf(input, 'aws_iam_policy').flatMap((policy) =>
      tooLong(input, [policy], 'policy', {
        what: `policy ${policy.address}`,
        max: characters.managedPolicy,
      }),
    ),
    ...resourcesOf(input, 'aws_iam_role').flatMap((role) =>
      tooLong(input, [role], 'assume_role_policy', {
        what: `trust of ${role.address}`,
        max: characters.trust,
      }),
    ),
  ];
}

function tooLong(
  input: CheckInput,
  holders: readonly Element[],
  argument: string,
  { what, max }: { readonly what: string; readonly max: number },
): readonly Diagnostic[] {
  const found = holders
    .map((holder) => lengthOf(input, holder, argument))
    .reduce((sum, length) => sum + length, 0);
  const last = holders.at(-1);
  if (found <= max || last === undefined) return [];
  return [diagnostic('check/policy-size', { what, found, max }, { path: last.origin })];
}

/** As short as it can become: what is invented by AWS counts as little, and names of IAM keys are left out. */
function lengthOf(input: CheckInput, { stack, body }: Element, argument: string): number {
  const documents = elementsBehind(input, stack, body[argument]).filter(
    ({ type }) => type === 'aws_iam_policy_document',
  );
  const written =
    documents.length > 0 ? documents.map((each) => each.body['statement']) : [body[argument]];
  return written
    .flatMap((each) => asList(each))
    .map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
    .map((text) => text.replaceAll(REFERENCE, STAND_IN).replaceAll(/\s/g, '').length)
    .reduce((sum, length) => sum + length, 0);
}

const REFERENCE = /\$\{[^}]*\}/g;
/** No shorter ARN ends up in a policy of ours. */
const STAND_IN = 'arn:aws:kms:us-east-1:210987654321:key/x';
