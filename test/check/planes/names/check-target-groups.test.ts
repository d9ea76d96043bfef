import { checkTargetGroups } from '../../../../src/check/planes/names/check-target-groups.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, elementIn, removeObject } from '../../../support/corruptions.ts';

const TARGET = 'edge.loadBalancers.main.targets.api-gateway';
const GROUP = 'aws_lb_target_group.main-api-gateway';

describeCheck(checkTargetGroups, {
  'a group of instances': {
    change: (open) => {
      elementIn(open, 'edge', GROUP).target_type = 'instance';
    },
    found: [`check/target-group-mismatch at value of ${TARGET}`],
  },
  'a group on another port': {
    change: (open) => {
      elementIn(open, 'edge', GROUP).port = 80;
    },
    found: [`check/target-group-mismatch at value of ${TARGET}`],
  },
  'a Service on another port': {
    change: (open) => {
      objectIn(open, 'Service', 'api-gateway')['spec'].ports[0].port = 8080;
    },
    found: [`check/target-group-mismatch at value of ${TARGET}`],
  },
  'a group that nothing fills': {
    change: (open) => removeObject(open, 'TargetGroupBinding', 'api-gateway'),
    found: [`check/target-group-unbound at value of ${TARGET}`],
  },
});
