// A condition of a trust policy that the trusted service never fulfils: it sends no such key, so STS refuses
// every request, and only once it is needed.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';

/** Those whose own pages show `aws:SourceAccount` or `aws:SourceArn` in the trust of their role, such as
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html */
const SAYS_FOR_WHOM: ReadonlySet<string> = new Set([
  'cloudtrail.amazonaws.com',
  'config.amazonaws.com',
  'dlm.amazonaws.com',
  'eks.amazonaws.com',
  'events.amazonaws.com',
  'lambda.amazonaws.com',
  'monitoring.rds.amazonaws.com',
  'pods.eks.amazonaws.com',
  'scheduler.amazonaws.com',
  'ssm.amazonaws.com',
  'states.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
]);
const FOR_WHOM = /^aws:Source(?:Account|Arn|OrgID|OrgPaths)$/i;

export function checkTrustConditions(input: CheckInput): readonly Diagnostic[] {
  return resourcesOf(input, 'aws_iam_role').flatMap((role) =>
    trustOf(input, role).flatMap((statement) =>
      unfulfilled(statement).map(({ service, variable }) => {
        const args = { role: role.address, stack: role.stack, service, variable };
        return diagnostic('check/trust-condition', args, { path: role.origin });
      }),
    ),
  );
}

function trustOf(input: CheckInput, role: Element): readonly Body[] {
  return elementsBehind(input, role.stack, role.body['assume_role_policy'])
    .filter(({ type }) => type === 'aws_iam_policy_document')
    .flatMap(({ body }) => asList(body['statement']).map(asBody))
    .filter(({ effect }) => effect !== 'Deny');
}

function unfulfilled({ principals, condition }: Body) {
  const variables = asList(condition)
    .map((each) => asText(asBody(each)['variable']))
    .filter((variable) => FOR_WHOM.test(variable));
  return asList(principals)
    .map(asBody)
    .filter(({ type }) => type === 'Service')
    .flatMap(({ identifiers }) => asList(identifiers).map(asText))
    .filter((service) => !SAYS_FOR_WHOM.has(service))
    .flatMap((service) => variables.map((variable) => ({ service, variable })));
}
