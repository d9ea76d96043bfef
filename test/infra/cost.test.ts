// What keeps the cost in sight and low, on the small environment.
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { CLEANUP_SCRIPT } from '../../src/infra/cost/cleanup-script.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:210987654321:shop-prod-alerts';

const withCost = (cost: Overrides, others: Overrides = {}) =>
  terraformOf(anEnvironment({ cost, ...others }));

const found = (overrides: Overrides) => {
  const input = compiledSmall(overrides);
  return [
    ...environmentRules.flatMap((rule) => rule(input.environment)),
    ...checkEnvironment(input),
  ];
};

const EVERYTHING = {
  scope: 'organization',
  peak: 200,
  rows: { nodes: { peak: 200 } },
  anomalies: {},
  rightsizing: true,
  allocationTags: ['System', 'Environment'],
  categories: { environments: { tag: 'Environment', otherwise: 'shared' } },
  dashboard: true,
  cleanup: { delete: true },
};

describe('budgets', () => {
  it.each([
    ['environment', [{ name: 'TagKeyValue', values: ['user:Environment$prod'] }]],
    ['system', [{ name: 'TagKeyValue', values: ['user:System$shop'] }]],
    ['account', [{ name: 'LinkedAccount', values: ['210987654321'] }]],
    ['organization', undefined],
  ])('count the %s (S1-COST-05, S1-COST-17)', (scope, filter) => {
    expect(withCost({ scope }).one('aws_budgets_budget', 'baseline').cost_filter).toEqual(filter);
  });

  it('follow what the last months have cost where nobody has stated a total (S1-COST-17)', () => {
    const average = withCost({ rows: null, baseline: null, average: { months: 3 } });
    const { notification, ...budget } = average.one('aws_budgets_budget', 'average');

    expect(budget).toMatchObject({
      name: 'shop-prod-average',
      auto_adjust_data: {
        auto_adjust_type: 'HISTORICAL',
        historical_options: { budget_adjustment_period: 3 },
      },
      cost_filter: [{ name: 'LinkedAccount', values: ['210987654321'] }],
    });
    // AWS refuses an amount beside it.
    expect(budget).not.toHaveProperty('limit_amount');
    expect(
      notification.map((each: { notification_type: string; threshold: number }) => [
        each.notification_type,
        each.threshold,
      ]),
    ).toEqual([
      ['FORECASTED', 120],
      ['ACTUAL', 120],
    ]);
  });

  it('watch a row by what of the bill it is about (S1-COST-01, S1-COST-03)', () => {
    const counts = {
      by: 'usageTypeGroup',
      values: ['S3: Storage - Standard', 'EC2: EBS - SSD(gp3)'],
    };
    const terraform = withCost({ rows: { nodes: { counts } } });
    const { notification, ...budget } = terraform.one('aws_budgets_budget', 'row-nodes');

    expect(budget).toMatchObject({
      name: 'shop-prod-row-nodes',
      limit_amount: '140',
      limit_unit: 'USD',
      cost_filter: [
        { name: 'LinkedAccount', values: ['210987654321'] },
        { name: 'UsageTypeGroup', values: ['EC2: EBS - SSD(gp3)', 'S3: Storage - Standard'] },
      ],
    });
    expect(notification).toHaveLength(2);
    expect(terraform.one('aws_budgets_budget', 'baseline').limit_amount).toBe('140');
  });

  it('are none without a stated total', () => {
    const terraform = withCost({ rows: null, baseline: null, rightsizing: true });

    expect(terraform.list('aws_budgets_budget')).toEqual([]);
    expect(terraform.list('aws_computeoptimizer_enrollment_status')).toHaveLength(1);
  });
});

describe('cost anomalies', () => {
  const terraform = withCost({ anomalies: { thresholdUsd: 75 } });

  it('are looked for in every service (S1-COST-26, S1-TL-05)', () => {
    expect(terraform.one('aws_ce_anomaly_monitor', 'services')).toMatchObject({
      monitor_type: 'DIMENSIONAL',
      monitor_dimension: 'SERVICE',
    });
    expect(terraform.one('aws_ce_anomaly_subscription', 'services')).toMatchObject({
      frequency: 'IMMEDIATE',
      threshold_expression: {
        dimension: { key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE', values: ['75'] },
      },
    });
  });

  it('tell the topic that the budgets tell (S1-COST-27)', () => {
    const { subscriber } = terraform.one('aws_ce_anomaly_subscription', 'services');
    const [notification] = terraform.one('aws_budgets_budget', 'baseline').notification;

    expect(subscriber).toEqual([{ type: 'SNS', address: TOPIC }]);
    expect(notification.subscriber_sns_topic_arns).toEqual([TOPIC]);
  });

  it('may publish there, through the key of the topic', () => {
    const who = [{ type: 'Service', identifiers: ['costalerts.amazonaws.com'] }];

    expect(terraform.policy('alerts')['CostAnomalies']).toMatchObject({
      actions: ['sns:Publish'],
      principals: who,
    });
    expect(terraform.policy('observability')['CostAnomalies']).toMatchObject({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      principals: who,
    });
    expect(withCost({}).policy('alerts')['CostAnomalies']).toBeUndefined();
    expect(withCost({}).policy('observability')['CostAnomalies']).toBeUndefined();
  });

  it('are mailed once a day to those who get alerts by mail', () => {
    const emails = { zoe: 'zoe@shop.example', adam: 'adam@shop.example' };
    const daily = withCost(
      { anomalies: { frequency: 'DAILY' } },
      { observability: { notify: { emails: { ...emails, 'on-call': null } } } },
    );
    const { subscriber } = daily.one('aws_ce_anomaly_subscription', 'services');

    expect(subscriber.filter(({ type }: { type: string }) => type !== 'EMAIL')).toEqual([]);
    expect(subscriber.map(({ address }: { address: string }) => address)).toEqual(
      expect.arrayContaining([emails.adam, emails.zoe]),
    );
    expect(daily.policy('alerts')['CostAnomalies']).toBeUndefined();
  });
});

describe('rightsizing', () => {
  it.each([
    ['account', false],
    ['organization', true],
  ])('of the %s is asked of Compute Optimizer (S1-TL-06)', (scope, members) => {
    const terraform = withCost({ scope, rightsizing: true });

    expect(terraform.one('aws_computeoptimizer_enrollment_status', 'main')).toMatchObject({
      status: 'Active',
      include_member_accounts: members,
    });
  });
});

describe('cost allocation', () => {
  const terraform = withCost(EVERYTHING);

  it('knows tags (S1-COST-16)', () => {
    expect(terraform.all('aws_ce_cost_allocation_tag')).toMatchObject({
      System: { tag_key: 'System', status: 'Active' },
      Environment: { tag_key: 'Environment', status: 'Active' },
    });
  });

  it('groups by the values of a tag (S1-COST-16)', () => {
    expect(terraform.one('aws_ce_cost_category', 'environments')).toMatchObject({
      name: 'shop-prod-environments',
      default_value: 'shared',
      rule: [
        {
          type: 'INHERITED_VALUE',
          inherited_value: { dimension_name: 'TAG', dimension_key: 'Environment' },
        },
      ],
    });
  });
});

describe('the cost dashboard', () => {
  const body = (cost: Overrides) =>
    JSON.parse(withCost(cost).one('aws_cloudwatch_dashboard', 'cost').dashboard_body).widgets;

  it('draws charges beside the stated totals (S1-TL-04)', () => {
    const [charges] = body(EVERYTHING);

    expect(charges.properties).toMatchObject({
      region: 'us-east-1',
      metrics: [['AWS/Billing', 'EstimatedCharges', 'Currency', 'USD']],
      annotations: { horizontal: [{ value: 140 }, { value: 200 }] },
    });
  });

  it('draws them by service, and by account where one pays for others (S1-TL-04)', () => {
    const text = (cost: Overrides) => JSON.stringify(body(cost));

    expect(text({ dashboard: true })).toContain('Currency,ServiceName}');
    expect(text({ dashboard: true })).not.toContain('LinkedAccount');
    expect(text(EVERYTHING)).toContain('Currency,LinkedAccount}');
  });
});

describe('cleanup', () => {
  const deleting = withCost({ cleanup: { delete: true } });
  const reporting = withCost({ cleanup: {} });

  it('starts every week (S1-COST-25)', () => {
    const schedule = reporting.one('aws_scheduler_schedule', 'cleanup');

    expect(schedule).toMatchObject({
      schedule_expression: 'cron(0 6 ? * SUN *)',
      schedule_expression_timezone: 'UTC',
    });
    expect(schedule.target.arn).toBe('arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution');
    expect(JSON.parse(schedule.target.input)).toEqual({ DocumentName: 'shop-prod-cost-cleanup' });
  });

  it('looks at what carries the tags of this environment (S1-COST-25, S1-COST-27)', () => {
    const { content, name } = reporting.one('aws_ssm_document', 'cleanup');
    const { assumeRole, mainSteps } = JSON.parse(content);

    expect(name).toBe('shop-prod-cost-cleanup');
    expect(assumeRole).toBe('arn:aws:iam::210987654321:role/shop-prod-cost-cleanup');
    expect(mainSteps[0].inputs.InputPayload).toMatchObject({
      system: 'shop',
      environment: 'prod',
      unusedDays: 14,
      snapshotDays: 30,
      delete: false,
      topic: TOPIC,
    });
    expect(mainSteps[0].inputs.Script).toBe(CLEANUP_SCRIPT);
  });

  it('may not delete where it only reports', () => {
    expect(reporting.policy('cleanup')['Delete']).toBeUndefined();
    expect(Object.keys(reporting.policy('cleanup'))).toEqual([
      'Look',
      'Mark',
      'Tell',
      'KeyOfTopic',
    ]);
  });

  it('may tell the alerts topic, whose key it may use', () => {
    const { Tell, KeyOfTopic } = reporting.policy('cleanup');

    expect(Tell).toMatchObject({ actions: ['sns:Publish'], resources: [TOPIC] });
    expect(KeyOfTopic.actions).toEqual(['kms:Decrypt', 'kms:GenerateDataKey']);
    expect(KeyOfTopic.resources[0]).toContain('key_arns["observability"]');
  });

  it('may delete only what carries the tags of this environment and belongs to nobody else', () => {
    const { actions, condition } = deleting.policy('cleanup')['Delete'];
    const on = (test: string) =>
      condition
        .filter((each: { test: string }) => each.test === test)
        .map(({ variable, values }: { variable: string; values: unknown }) => [variable, values]);

    expect(actions).toEqual(['ec2:DeleteSnapshot', 'ec2:DeleteVolume', 'ec2:ReleaseAddress']);
    expect(Object.fromEntries(on('StringEquals'))).toEqual({
      'aws:ResourceTag/System': ['shop'],
      'aws:ResourceTag/Environment': ['prod'],
    });
    expect(Object.keys(Object.fromEntries(on('Null')))).toEqual([
      'aws:ResourceTag/Keep',
      'aws:ResourceTag/aws:backup:source-resource',
      'aws:ResourceTag/aws:dlm:lifecycle-policy-id',
      'aws:ResourceTag/ebs.csi.aws.com/cluster',
    ]);
  });

  it('tells a topic that is there, also where nothing else is told', () => {
    const parts = [
      ...['network', 'cluster', 'namespaces', 'categories', 'databases', 'caches', 'kafka'],
      ...['search', 'buckets', 'externals', 'services', 'edge', 'addons'],
    ];
    const absent = Object.fromEntries(parts.map((key) => [key, null]));
    const { stacks } = compiledSmall({
      ...absent,
      observability: { alarms: null, notify: { emails: { 'on-call': null } } },
      cost: { rows: null, baseline: null, cleanup: {} },
    });
    const { resource } = stacks.find(({ stack }) => stack === 'observability')?.document ?? {};

    expect(resource).toHaveProperty('aws_sns_topic.alerts');
  });

  it('runs a script that holds no parameter of a document', () => {
    expect(CLEANUP_SCRIPT).not.toMatch(/\{\{|\}\}|\$\{|%\{/);
  });

  it('lets the schedule start this document alone', () => {
    const { Start, PassRole } = reporting.policy('cleanup-start');

    expect(Start.resources).toContain(
      'arn:aws:ssm:eu-west-1:210987654321:automation-definition/shop-prod-cost-cleanup:*',
    );
    expect(PassRole.resources).toEqual(['arn:aws:iam::210987654321:role/shop-prod-cost-cleanup']);
  });
});

describe('all of it', () => {
  it('passes every rule and check', () => {
    expect(found({ cost: EVERYTHING })).toEqual([]);
  });

  it('stands in an account without a cluster and a network (S1-COST-17)', () => {
    const parts = [
      ...['network', 'cluster', 'namespaces', 'categories', 'databases', 'caches', 'kafka'],
      ...['search', 'buckets', 'externals', 'services', 'edge', 'addons'],
    ];
    const absent = {
      ...Object.fromEntries(parts.map((key) => [key, null])),
      observability: { alarms: null },
    };
    const { stacks } = compiledSmall({ ...absent, cost: EVERYTHING });
    const cost = stacks.find(({ stack }) => stack === 'cost');

    expect(found({ ...absent, cost: EVERYTHING })).toEqual([]);
    expect(cost?.dependsOn).toEqual(['observability', 'security']);
  });

  it('is off unless asked for', () => {
    const cost = terraformOf(anEnvironment()).stack('cost');

    expect(Object.keys(cost.origins)).toEqual(['aws_budgets_budget.baseline']);
  });
});
