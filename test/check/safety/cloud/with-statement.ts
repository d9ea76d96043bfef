import type { CheckInput } from '../../../../src/check/check-input.ts';
import { compiledNightSchool, corrupted, stackIn } from '../../../support/compiled.ts';
import type { AnyObject } from '../../../support/kubernetes-objects.ts';

/** One statement more in a policy document; by default that of a service which uses a bucket. */
export function withStatement(
  statement: AnyObject,
  key = 'media-service',
  stack = 'identity',
): CheckInput {
  return corrupted(compiledNightSchool(), (open) => {
    const documents = stackIn(open, stack)['document'].data.aws_iam_policy_document;
    documents[key].statement.push({ sid: 'Test', effect: 'Allow', ...statement });
  });
}
