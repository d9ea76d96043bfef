// Databases within the hours of the environment, stopped and started by EventBridge Scheduler.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule/index.js';
import { SchedulerScheduleGroup } from '@cdktf/provider-aws/lib/scheduler-schedule-group/index.js';
import type { Stoppable } from '../../kinds/contract/terraform-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { prefixOf, regionalArn } from '../../model/naming/core.ts';
import { type Moment, schedulerCron } from '../../model/nodes/schedule.ts';
import type { Schedule } from '../../model/schema/cluster/schedule.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['schedule'];
const MOMENTS = ['start', 'stop'] as const;
/** What AWS refuses, such as the stop of what stands still already, stays refused. */
const RETRIES = 5;
const RETRY_SECONDS = 3600;

export function addDatabaseHours(module: RootModule): void {
  const { environment } = module;
  const { schedule } = environment;
  const all = everyKind.flatMap(({ terraform }) => terraform?.stoppables?.(environment) ?? []);
  if (schedule === null || all.length === 0) return;
  const group = module.resource(SchedulerScheduleGroup, 'hours', ORIGIN, {
    name: `${prefixOf(environment)}-hours`,
  });
  const roleArn = addSchedulerRole(module, all);
  for (const each of all) {
    for (const moment of MOMENTS)
      addSchedule(module, { each, moment, schedule, roleArn, group: group.name });
  }
}

interface Task {
  readonly each: Stoppable;
  readonly moment: Moment;
  readonly schedule: Schedule;
  readonly roleArn: string;
  readonly group: string;
}

function addSchedule(module: RootModule, { each, moment, schedule, roleArn, group }: Task): void {
  const { name, identifier, service, kind } = each;
  module.resource(SchedulerSchedule, `${name}-${moment}`, ORIGIN, {
    name: `${name}-${moment}`,
    groupName: group,
    scheduleExpression: schedulerCron(schedule, moment),
    scheduleExpressionTimezone: schedule.timezone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: `arn:aws:scheduler:::aws-sdk:${service}:${moment}DB${kind}`,
      roleArn,
      input: JSON.stringify({ [`Db${kind}Identifier`]: identifier }),
      retryPolicy: { maximumRetryAttempts: RETRIES, maximumEventAgeInSeconds: RETRY_SECONDS },
    },
  });
}

/** DocumentDB is called by the actions of RDS as well. */
function addSchedulerRole(module: RootModule, all: readonly Stoppable[]): string {
  const { environment } = module;
  const arnsOf = (kind: Stoppable['kind'], resource: string) =>
    all
      .filter((each) => each.kind === kind)
      .map(({ identifier }) => regionalArn(environment, 'rds', `${resource}:${identifier}`));
  const statements = [
    {
      sid: 'Clusters',
      actions: ['rds:StartDBCluster', 'rds:StopDBCluster'],
      resources: arnsOf('Cluster', 'cluster'),
    },
    {
      sid: 'Instances',
      actions: ['rds:StartDBInstance', 'rds:StopDBInstance'],
      resources: arnsOf('Instance', 'db'),
    },
  ].filter(({ resources }) => resources.length > 0);
  const { role } = addRole(module, {
    key: 'database-hours',
    name: `${prefixOf(environment)}-database-hours`,
    origin: ORIGIN,
    trust: serviceTrust('scheduler.amazonaws.com', environment.aws.account),
    statements,
  });
  return role.arn;
}
