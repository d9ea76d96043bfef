import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { checkReferences } from '../../../src/environment/rules/references.ts';
import { checkQueues } from '../../../src/kinds/queues/rules.ts';
import { schedulePage } from '../../../src/kinds/schedules/page.ts';
import { checkSchedules } from '../../../src/kinds/schedules/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { PACKAGE } from '../functions/with-function.ts';

const KEY = `\${data.terraform_remote_state.security.outputs.key_arns["data"]}`;

function scheduled(schedules: Overrides, others: Overrides = {}) {
  return anEnvironment({
    schedules,
    queues: {
      jobs: { purpose: 'Jobs' },
      ordered: { fifo: { deduplicatesByContent: true }, purpose: 'Jobs in order' },
    },
    topics: { news: { subscriptions: { all: { queue: 'jobs' } }, purpose: 'News' } },
    functions: { report: { purpose: 'Reports', ...PACKAGE } },
    services: { web: { uses: { queues: { jobs: 'receive', ordered: 'receive' } } } },
    ...others,
  });
}

const nightly = { cron: '0 3 ? * MON-FRI *', timezone: 'Europe/Berlin', purpose: 'Nightly' };

describe('a schedule', () => {
  const terraform = terraformOf(
    scheduled({
      call: {
        ...nightly,
        function: 'report',
        message: { kind: 'all' },
        flexibleMinutes: 15,
        retries: 3,
        maxAgeSeconds: 600,
        deadLetter: 'jobs',
      },
      send: {
        rate: '5 minutes',
        queue: 'ordered',
        messageGroup: 'jobs',
        message: 'go',
        purpose: 'Go',
      },
      once: { at: '2027-01-31T06:00:00', topic: 'news', enabled: false, purpose: 'Once' },
    }),
  );

  it('calls a function in a group of the environment', () => {
    expect(terraform.one('aws_scheduler_schedule_group', 'main').name).toBe('shop-prod-schedules');
    expect(terraform.one('aws_scheduler_schedule', 'call')).toMatchObject({
      name: 'call',
      group_name: '${aws_scheduler_schedule_group.main.name}',
      schedule_expression: 'cron(0 3 ? * MON-FRI *)',
      schedule_expression_timezone: 'Europe/Berlin',
      state: 'ENABLED',
      kms_key_arn: KEY,
      flexible_time_window: { mode: 'FLEXIBLE', maximum_window_in_minutes: 15 },
      target: {
        arn: 'arn:aws:lambda:eu-west-1:210987654321:function:shop-prod-report',
        role_arn: '${aws_iam_role.schedule_call.arn}',
        input: '{"kind":"all"}',
        retry_policy: { maximum_retry_attempts: 3, maximum_event_age_in_seconds: 600 },
        dead_letter_config: { arn: 'arn:aws:sqs:eu-west-1:210987654321:shop-prod-jobs' },
      },
    });
  });

  it('has a role that may do what it is for', () => {
    const { Target, DeadLetters, ScheduleKey, MessagesKey } = terraform.policy('schedule_call');

    expect(Target).toMatchObject({
      actions: ['lambda:InvokeFunction'],
      resources: ['arn:aws:lambda:eu-west-1:210987654321:function:shop-prod-report'],
    });
    expect(DeadLetters.resources).toEqual(['arn:aws:sqs:eu-west-1:210987654321:shop-prod-jobs']);
    expect(ScheduleKey.condition[0].values).toEqual([
      'arn:aws:scheduler:eu-west-1:210987654321:schedule/shop-prod-schedules/call',
    ]);
    expect(MessagesKey.condition[0].values).toEqual(['sqs.eu-west-1.amazonaws.com']);
    expect(terraform.policy('schedule_once')['MessagesKey'].condition[0].values).toEqual([
      'sns.eu-west-1.amazonaws.com',
    ]);
  });

  it('sends to a FIFO queue in a group', () => {
    expect(terraform.one('aws_scheduler_schedule', 'send')).toMatchObject({
      schedule_expression: 'rate(5 minutes)',
      flexible_time_window: { mode: 'OFF' },
      target: {
        arn: 'arn:aws:sqs:eu-west-1:210987654321:shop-prod-ordered.fifo',
        input: 'go',
        sqs_parameters: { message_group_id: 'jobs' },
      },
    });
  });

  it('stays where it is disabled', () => {
    expect(terraform.one('aws_scheduler_schedule', 'once')).toMatchObject({
      schedule_expression: 'at(2027-01-31T06:00:00)',
      state: 'DISABLED',
    });
  });
});

describe('a schedule of a function', () => {
  const environment = scheduled(
    {},
    {
      functions: {
        report: {
          purpose: 'Reports',
          ...PACKAGE,
          events: { hourly: { schedule: { rate: '1 hour', input: { kind: 'short' } } } },
        },
      },
    },
  );

  it('is one like the others', () => {
    expect(terraformOf(environment).one('aws_scheduler_schedule', 'report_hourly')).toMatchObject({
      schedule_expression: 'rate(1 hour)',
      target: { input: '{"kind":"short"}' },
    });
  });
});

describe('rules of schedules', () => {
  it('let every target pass', () => {
    const environment = scheduled({
      call: { ...nightly, function: 'report' },
      send: { ...nightly, queue: 'jobs' },
      order: { ...nightly, queue: 'ordered', messageGroup: 'jobs' },
      tell: { ...nightly, topic: 'news' },
    });

    expect(findings(checkSchedules(environment))).toEqual([]);
    expect(findings(checkQueues(environment))).toEqual([]);
    expect(findings(checkNames(environment))).toEqual([]);
  });

  it('miss what is not there', () => {
    const references = checkReferences(
      scheduled({ call: { ...nightly, function: 'absent', deadLetter: 'absent' } }),
    );

    expect(findings(references)).toEqual([
      'model/unknown-target at value of schedules.call.function',
      'model/unknown-target at value of schedules.call.deadLetter',
    ]);
  });
});

describe('the page', () => {
  it('says when, and draws to whom', () => {
    const environment = scheduled({ call: { ...nightly, function: 'report', enabled: false } });

    expect(schedulePage.rows?.(environment)).toEqual([
      [
        'schedule `call`',
        '`cron(0 3 ? * MON-FRI *)`, Europe/Berlin, to function `report`, disabled',
        'Nightly',
      ],
    ]);
    expect(schedulePage.between?.(environment)).toEqual(['schedule__call -.-> function__report']);
  });
});
