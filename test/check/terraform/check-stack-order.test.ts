import { checkStackOrder } from '../../../src/check/terraform/check-stack-order.ts';
import { stackIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

describeRule(checkStackOrder, [
  [
    'two stacks that wait for each other',
    (open) => {
      stackIn(open, 'network')['dependsOn'].push('cluster');
    },
    ['check/stack-cycle at value of network.cidr'],
  ],
  [
    'a state that is read without being depended on',
    (open) => {
      stackIn(open, 'edge')['dependsOn'] = ['data', 'network'];
    },
    [
      'check/stack-dependency-missing at value of edge.loadBalancers.main',
      'check/stack-dependency-missing at value of delivery.sites.frontend',
    ],
  ],
  [
    'a dependency on a stack that is not there',
    (open) => {
      stackIn(open, 'cost')['dependsOn'].push('billing');
    },
    ['check/stack-dependency-missing at value of cost.baseline'],
  ],
]);
