import { checkBackendKeys } from '../../../src/check/terraform/check-backend-keys.ts';
import { stackIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

describeRule(checkBackendKeys, [
  [
    'two stacks with one state',
    (open) => {
      const { backend } = stackIn(open, 'cost')['document'].terraform;
      backend.s3.key = 'night-school/prod/network.tfstate';
    },
    ['check/backend-key-duplicate at value of environment'],
  ],
]);
