// A condition of a topic's policy that the publisher never fulfils: what it publishes is dropped, and nobody
// is told.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';

/** It sends no keys of a condition to SNS.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html */
const SAYS_NOTHING = 'events.amazonaws.com';

export function checkTopicConditions(input: CheckInput): readonly Diagnostic[] {
  return resourcesOf(input, 'aws_sns_topic_policy').flatMap((policy) =>
    conditionsIn(input, policy).map((variable) => {
      const args = { topic: policy.address, stack: policy.stack, service: SAYS_NOTHING, variable };
      return diagnostic('check/topic-condition', args, { path: policy.origin });
    }),
  );
}

function conditionsIn(input: CheckInput, policy: Element): readonly string[] {
  return elementsBehind(input, policy.stack, policy.body['policy'])
    .filter(({ type }) => type === 'aws_iam_policy_document')
    .flatMap(({ body }) => asList(body['statement']).map(asBody))
    .filter((statement) => statement['effect'] !== 'Deny' && isForRules(statement))
    .flatMap(({ condition }) => asList(condition).map((each) => asText(asBody(each)['variable'])));
}

function isForRules({ principals }: Body): boolean {
  const services = asList(principals).flatMap((each) => asList(asBody(each)['identifiers']));
  return services.map(asText).includes(SAYS_NOTHING);
}
