// Managed node groups within the hours of the environment. The scaling group is that of EKS, which leaves
// its size alone; what node groups are told by `scaling_config` holds again at the next start.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
import { AutoscalingSchedule } from '@cdktf/provider-aws/lib/autoscaling-schedule/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { type Moment, unixCron } from '../../model/nodes/schedule.ts';
import { clusterOf } from '../../model/parts.ts';
import type { RootModule } from '../../terraform/root-module.ts';

export function addNodeHours(module: RootModule): void {
  if (module.environment.schedule === null) return;
  for (const [key, group] of Object.entries(clusterOf(module.environment).nodeGroups)) {
    addAction(module, { key, moment: 'stop', min: 0, max: 0 });
    addAction(module, { key, moment: 'start', min: group.min, max: group.max });
  }
}

interface Action {
  readonly key: string;
  readonly moment: Moment;
  readonly min: number;
  readonly max: number;
}

function addAction(module: RootModule, { key, moment, min, max }: Action): void {
  const { environment } = module;
  if (environment.schedule === null) return;
  module.resource(AutoscalingSchedule, `${key}-${moment}`, ['schedule'], {
    scheduledActionName: `${prefixOf(environment)}-${key}-${moment}`,
    autoscalingGroupName: module.expression(
      `aws_eks_node_group.${key}.resources[0].autoscaling_groups[0].name`,
    ),
    minSize: min,
    maxSize: max,
    desiredCapacity: min,
    recurrence: unixCron(environment.schedule, moment),
    timeZone: environment.schedule.timezone,
  });
}
