import type { ChecksPart } from '../contract/checks-part.ts';

export const tableChecks: ChecksPart = {
  things: [
    {
      kind: 'table',
      type: 'aws_dynamodb_table',
      nameAt: 'name',
      variables: /(^|_)DYNAMODB_TABLE$/,
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      arn: 'arn:aws:dynamodb:{region}:{account}:table/*',
      inPolicies: /^arn:aws:dynamodb:[^:]*:[^:]*:table\/([^/*]+)/,
    },
  ],
};
