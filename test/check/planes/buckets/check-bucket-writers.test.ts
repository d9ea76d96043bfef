import { checkBucketWriters } from '../../../../src/check/planes/buckets/check-bucket-writers.ts';
import { describeCheck, elementIn, removeElement } from '../../../support/corruptions.ts';

function statementsIn(...at: Parameters<typeof elementIn>): { actions: string[] }[] {
  return elementIn(...at).statement;
}

describeCheck(checkBucketWriters, {
  'a site that no pipeline publishes': {
    change: (open) => {
      const [publish] = statementsIn(open, 'edge', 'data.aws_iam_policy_document.frontend-publish');
      publish?.actions.splice(0, 1);
    },
    found: ['check/bucket-unwritten at key of buckets.static'],
  },
  'a site whose role is gone': {
    change: (open) => {
      removeElement(open, 'edge', 'aws_iam_role_policy.frontend-publish');
      elementIn(open, 'edge', 'data.aws_iam_policy_document.frontend-publish').statement = [];
    },
    found: ['check/bucket-unwritten at key of buckets.static'],
  },
});
