import { checkTemplates } from '../../../src/check/terraform/check-templates.ts';
import { stackIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

describeRule(checkTemplates, [
  [
    'an IAM policy variable that was not escaped',
    (open) => {
      const { media } = stackIn(open, 'edge')['document'].data.aws_iam_policy_document;
      media.statement[0].resources = ['arn:aws:s3:::media/${aws:username}/*'];
    },
    ['check/template-unreadable at value of buckets.media'],
  ],
  [
    'a directive in the text of a user',
    (open) => {
      stackIn(open, 'network')['document'].resource.aws_vpc.main.tags.Purpose = '100%{ of it }';
    },
    ['check/text-evaluated at value of network.cidr'],
  ],
]);
