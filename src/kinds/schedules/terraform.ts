// Schedules of EventBridge Scheduler, in a group of the environment. Each has a role that may do what it is for.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule/index.js';
import { SchedulerScheduleGroup } from '@cdktf/provider-aws/lib/scheduler-schedule-group/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { momentExpression } from '../../model/events/moment.ts';
import { functionSchedules } from '../../model/events/senders.ts';
import { regionalArn } from '../../model/naming/core.ts';
import { functionArn } from '../../model/naming/functions.ts';
import { queueArn, queueName } from '../../model/naming/queues.ts';
import { topicArn } from '../../model/naming/topics.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { functionScheduleName, scheduleGroupName, scheduleRoleName } from './names.ts';
import type { Schedule } from './schema.ts';

interface Named {
  readonly name: string;
  readonly schedule: Omit<Schedule, 'message'> & { readonly message: unknown };
  readonly origin: Path;
}

export function addSchedules(module: RootModule): void {
  const all = schedulesOf(module.environment);
  if (all.length === 0) return;
  module.after('data');
  const group = module.resource(SchedulerScheduleGroup, 'main', ['schedules'], {
    name: scheduleGroupName(module.environment),
  });
  for (const each of all) addSchedule(module, group.name, each);
}

/** What a function has by itself is a schedule with the settings that AWS has. */
function schedulesOf(environment: Environment): readonly Named[] {
  const own = Object.entries(environment.schedules).map(([name, schedule]) => ({
    name,
    schedule,
    origin: ['schedules', name],
  }));
  const ofFunctions = functionSchedules(environment).map(
    ({ function: key, event, moment: { input, ...moment }, origin, purpose }) => ({
      name: functionScheduleName(key, event),
      schedule: { ...PLAIN, ...moment, function: key, message: input, purpose },
      origin,
    }),
  );
  return [...own, ...ofFunctions];
}

const PLAIN = {
  queue: null,
  topic: null,
  messageGroup: null,
  flexibleMinutes: null,
  retries: 185,
  maxAgeSeconds: 86_400,
  deadLetter: null,
  enabled: true,
} as const;

function addSchedule(module: RootModule, groupName: string, each: Named): void {
  const { environment } = module;
  const { name, schedule, origin } = each;
  const { message, messageGroup, deadLetter, flexibleMinutes } = schedule;
  const { role } = addRole(module, {
    key: `schedule_${name}`,
    name: scheduleRoleName(environment, name),
    origin,
    trust: serviceTrust('scheduler.amazonaws.com', environment.aws.account),
    statements: statementsOf(module, each),
  });
  module.resource(SchedulerSchedule, name, origin, {
    name,
    groupName,
    description: schedule.purpose,
    scheduleExpression: momentExpression(schedule),
    scheduleExpressionTimezone: schedule.timezone,
    state: schedule.enabled ? 'ENABLED' : 'DISABLED',
    kmsKeyArn: module.stateOf('security').entry('key_arns', 'data'),
    flexibleTimeWindow:
      flexibleMinutes === null
        ? { mode: 'OFF' }
        : { mode: 'FLEXIBLE', maximumWindowInMinutes: flexibleMinutes },
    target: {
      arn: targetArn(environment, schedule),
      roleArn: role.arn,
      ...(message === null
        ? {}
        : { input: typeof message === 'string' ? message : JSON.stringify(message) }),
      ...(messageGroup === null ? {} : { sqsParameters: { messageGroupId: messageGroup } }),
      retryPolicy: {
        maximumRetryAttempts: schedule.retries,
        maximumEventAgeInSeconds: schedule.maxAgeSeconds,
      },
      ...(deadLetter === null
        ? {}
        : { deadLetterConfig: { arn: queueArn(environment, queueName(environment, deadLetter)) } }),
    },
  });
}

type Target = Pick<Schedule, 'function' | 'queue' | 'topic'>;

/** A rule makes sure that there is exactly one. */
function targetArn(environment: Environment, { function: called, queue, topic }: Target): string {
  if (called !== null) return functionArn(environment, called);
  return queue === null
    ? topicArn(environment, topic ?? '')
    : queueArn(environment, queueName(environment, queue));
}

const ACTIONS = {
  function: 'lambda:InvokeFunction',
  queue: 'sqs:SendMessage',
  topic: 'sns:Publish',
} as const;

function statementsOf(module: RootModule, { name, schedule }: Named): readonly Statement[] {
  const { environment } = module;
  const { deadLetter } = schedule;
  const kind = (['function', 'queue', 'topic'] as const).find((each) => schedule[each] !== null);
  const dataKey = module.stateOf('security').entry('key_arns', 'data');
  const services = [
    ...(kind === 'topic' ? ['sns'] : []),
    ...(kind === 'queue' || deadLetter !== null ? ['sqs'] : []),
  ];
  return [
    {
      sid: 'Target',
      actions: [ACTIONS[kind ?? 'function']],
      resources: [targetArn(environment, schedule)],
    },
    ...(deadLetter === null
      ? []
      : [
          {
            sid: 'DeadLetters',
            actions: ['sqs:SendMessage'],
            resources: [queueArn(environment, queueName(environment, deadLetter))],
          },
        ]),
    ownKey(environment, name, dataKey),
    ...(services.length === 0
      ? []
      : [
          {
            sid: 'MessagesKey',
            actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
            resources: [dataKey],
            condition: {
              StringEquals: {
                'kms:ViaService': services.map(
                  (service) => `${service}.${environment.aws.region}.amazonaws.com`,
                ),
              },
            },
          },
        ]),
  ];
}

/** Scheduler decrypts a schedule in the name of its role.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html */
function ownKey(environment: Environment, name: string, dataKey: string): Statement {
  const schedule = regionalArn(
    environment,
    'scheduler',
    `schedule/${scheduleGroupName(environment)}/${name}`,
  );
  return {
    sid: 'ScheduleKey',
    actions: ['kms:Decrypt'],
    resources: [dataKey],
    condition: { StringEquals: { 'kms:EncryptionContext:aws:scheduler:schedule:arn': schedule } },
  };
}
