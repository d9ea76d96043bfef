import { checkResourceCycles } from '../../../src/check/terraform/check-resource-cycles.ts';
import { stackIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

describeRule(checkResourceCycles, [
  [
    'two security groups that name each other',
    (open) => {
      const groups = stackIn(open, 'network')['document'].resource.aws_security_group;
      groups.nodes.ingress = [{ security_groups: ['${aws_security_group.cache-main.id}'] }];
      groups['cache-main'].ingress = [{ security_groups: ['${aws_security_group.nodes.id}'] }];
    },
    ['check/resource-cycle at value of cluster.nodeGroups'],
  ],
  [
    'a resource that depends on itself',
    (open) => {
      stackIn(open, 'network')['document'].resource.aws_vpc.main.depends_on = ['aws_vpc.main'];
    },
    ['check/resource-cycle at value of network.cidr'],
  ],
]);
