// Stated cost, budgets, commitments, and what looks for waste.
import type { Output, Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import {
  dev,
  everywhere,
  hub,
  management,
  ofWorkloads,
  prod,
  shared,
  staging,
  times,
} from './environments.ts';

const cost = ({ terraform }: Output, path: string) => terraform('cost', path);
const budget = (output: Output, key: string) => cost(output, `aws_budgets_budget.baseline.${key}`);

const ALERTS = {
  dev: 'arn:aws:sns:us-west-2:888899990000:landing-zone-dev-alerts',
  staging: 'arn:aws:sns:us-west-2:999900001111:landing-zone-staging-alerts',
  prod: 'arn:aws:sns:us-west-2:555577779999:landing-zone-prod-alerts',
};

/** Somebody is told by mail. */
const toldByMail = ({ terraform }: Output) =>
  terraform(
    'observability',
    'aws_sns_topic_subscription[topic_arn="${aws_sns_topic.alerts.arn}"].endpoint',
  ).are('platform@landingzone.dev');

const budgetAlerts = (output: Output, topic: string) =>
  budget(output, 'notification[].subscriber_sns_topic_arns').are(...times(3, [topic]));
/** Where nobody has stated a total. */
const averages = (output: Output, topic: string) =>
  [
    cost(
      output,
      'aws_budgets_budget.average.auto_adjust_data.historical_options.budget_adjustment_period',
    ).is(6),
    cost(output, 'aws_budgets_budget.average.notification[].threshold').are(120, 120),
    cost(output, 'aws_budgets_budget.average.notification[].subscriber_sns_topic_arns').are(
      ...times(2, [topic]),
    ),
    toldByMail(output),
  ] as const;
const anomalyAlerts = (output: Output, topic: string) =>
  cost(output, 'aws_ce_anomaly_subscription.services.subscriber[].address').are(topic);

const databaseHours = ({ terraform }: Output, moment: string, path: string) =>
  terraform('data', `aws_scheduler_schedule.database-main-${moment}.${path}`);

const stopsDatabase = (output: Output, cluster: string) =>
  [
    databaseHours(output, 'stop', 'target.arn').is('arn:aws:scheduler:::aws-sdk:rds:stopDBCluster'),
    databaseHours(output, 'stop', 'target.input.DbClusterIdentifier').is(cluster),
    databaseHours(output, 'stop', 'schedule_expression').is('cron(0 18 * * ? *)'),
    databaseHours(output, 'start', 'target.arn').is(
      'arn:aws:scheduler:::aws-sdk:rds:startDBCluster',
    ),
    databaseHours(output, 'start', 'target.input.DbClusterIdentifier').is(cluster),
    databaseHours(output, 'start', 'schedule_expression').is('cron(0 8 ? * MON,TUE,WED,THU,FRI *)'),
    databaseHours(output, '*', 'schedule_expression_timezone').are(
      'America/Los_Angeles',
      'America/Los_Angeles',
    ),
    output.terraform('data', 'aws_rds_cluster.main.cluster_identifier').is(cluster),
  ] as const;

const stopsNodes = ({ terraform }: Output) =>
  [
    terraform('cluster', 'aws_autoscaling_schedule.system-stop.recurrence').is('0 18 * * *'),
    terraform('cluster', 'aws_autoscaling_schedule.system-stop.desired_capacity').is(0),
    terraform('cluster', 'aws_autoscaling_schedule.system-start.recurrence').is(
      '0 8 * * 1,2,3,4,5',
    ),
  ] as const;

const cleanup = (output: Output, path: string) =>
  cost(output, `aws_ssm_document.cleanup.content.mainSteps[0].inputs.${path}`);

const cleanupMay = (output: Output, sid: string, key: string) =>
  cost(output, `data.aws_iam_policy_document.cleanup.statement[sid=${sid}].${key}`);

export const costRows: Rows = {
  'S1-COST-16': row(
    'Cost Explorer groups by tags and a category, in the account that pays',
    cost(management, 'aws_ce_cost_allocation_tag[status=Active].tag_key').are(
      'Environment',
      'System',
    ),
    cost(management, 'aws_ce_cost_category.environment.rule[0].inherited_value.dimension_key').is(
      'Environment',
    ),
    cost(management, 'aws_ce_cost_category.environment.default_value').is('Unallocated'),
    management.documented('Cost Explorer is switched on by hand, once, in this account'),
    management.deviates('cost.allocationTags'),
  ),
  'S1-COST-17': row(
    'a budget with alerts in every account: the stated total, or what the last months have cost',
    budgetAlerts(dev, ALERTS.dev),
    budgetAlerts(staging, ALERTS.staging),
    budgetAlerts(prod, ALERTS.prod),
    ...ofWorkloads((output) => budget(output, 'notification[].threshold').are(100, 80, 100)),
    ...ofWorkloads((output) =>
      budget(output, 'notification[].notification_type').are('FORECASTED', 'ACTUAL', 'ACTUAL'),
    ),
    ...ofWorkloads(toldByMail),
    ...averages(management, 'arn:aws:sns:us-west-2:555566667777:landing-zone-management-alerts'),
    ...averages(hub, 'arn:aws:sns:us-west-2:666677778888:landing-zone-network-alerts'),
    ...averages(shared, 'arn:aws:sns:us-west-2:777788889999:landing-zone-shared-services-alerts'),
    cost(hub, 'aws_budgets_budget.average.cost_filter[name=LinkedAccount].values').are([
      '666677778888',
    ]),
    cost(shared, 'aws_budgets_budget.average.cost_filter[name=LinkedAccount].values').are([
      '777788889999',
    ]),
    cost(management, 'aws_budgets_budget.average.cost_filter').absent(),
  ),
  'S1-COST-18': row(
    'Savings Plans are bought by people',
    management.documented('Reserved Instances and Savings Plans are bought by hand'),
    prod.documented(
      'To buy by hand: `savings-plan` for EKS nodes, Compute Savings Plan, 30% of it',
    ),
  ),
  'S1-COST-19': row(
    'Reserved Instances are bought by people',
    management.documented('Reserved Instances and Savings Plans are bought by hand'),
    prod.documented(
      'To buy by hand: `reserved-instances` for EKS nodes, Reserved Instances, 60% of it',
    ),
  ),
  'S1-COST-22': row(
    'Reserved Instances of three years in production; staging has a share and no term',
    prod.documented(
      'To buy by hand: `reserved-instances` for EKS nodes, Reserved Instances, 60% of it, 3 years',
    ),
    dev.file('README.md').excludes('To buy by hand'),
    staging.deviates('cost.commitments.reserved-instances'),
  ),
  'S1-COST-23': row(
    'Compute Savings Plans of one year',
    prod.documented(
      'To buy by hand: `savings-plan` for EKS nodes, Compute Savings Plan, 30% of it, 1 year',
    ),
  ),
  'S1-COST-24': row(
    'nodes and Aurora run in business hours only',
    ...stopsNodes(dev),
    ...stopsNodes(staging),
    ...stopsDatabase(dev, 'landing-zone-dev-main'),
    ...stopsDatabase(staging, 'landing-zone-staging-main'),
  ),
  'S1-COST-25': row(
    'unused volumes, addresses, load balancers and snapshots are told every week, and deleted except in production',
    everywhere
      .terraform('cost', 'aws_scheduler_schedule.*.schedule_expression')
      .are(...times(3, 'cron(0 6 ? * SUN *)')),
    everywhere
      .terraform('cost', 'aws_scheduler_schedule.*.target.arn')
      .are(...times(3, 'arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution')),
    everywhere
      .terraform('cost', 'aws_scheduler_schedule.*.target.input.DocumentName')
      .are(
        'landing-zone-dev-cost-cleanup',
        'landing-zone-staging-cost-cleanup',
        'landing-zone-prod-cost-cleanup',
      ),
    everywhere
      .terraform('cost', 'aws_ssm_document.*.name')
      .are(
        'landing-zone-dev-cost-cleanup',
        'landing-zone-staging-cost-cleanup',
        'landing-zone-prod-cost-cleanup',
      ),
    ...ofWorkloads((output) =>
      cleanup(output, 'Script').includes(
        '"describe_volumes"',
        'ec2.describe_addresses',
        '"describe_snapshots"',
        '"describe_load_balancers"',
        'sns.publish',
      ),
    ),
    cleanup(dev, 'InputPayload.topic').is(ALERTS.dev),
    cleanup(staging, 'InputPayload.topic').is(ALERTS.staging),
    cleanup(prod, 'InputPayload.topic').is(ALERTS.prod),
    ...ofWorkloads(toldByMail),
    cleanupMay(dev, 'Tell', 'resources').are([ALERTS.dev]),
    cleanupMay(staging, 'Tell', 'resources').are([ALERTS.staging]),
    cleanupMay(prod, 'Tell', 'resources').are([ALERTS.prod]),
    ...ofWorkloads((output) =>
      cleanupMay(output, 'Look', 'actions').includes(
        'ec2:DescribeAddresses',
        'ec2:DescribeSnapshots',
        'ec2:DescribeVolumes',
        'elasticloadbalancing:DescribeLoadBalancers',
      ),
    ),
    cleanup(dev, 'InputPayload.delete').is(true),
    cleanup(staging, 'InputPayload.delete').is(true),
    ...[dev, staging].map((output) =>
      cleanupMay(output, 'Delete', 'actions').are([
        'ec2:DeleteSnapshot',
        'ec2:DeleteVolume',
        'ec2:ReleaseAddress',
      ]),
    ),
    cleanup(prod, 'InputPayload.delete').is(false),
    prod.deviates('cost.cleanup.delete'),
  ),
  'S1-COST-26': row(
    'anomalies are detected, and told at once',
    ...ofWorkloads((output) =>
      cost(output, 'aws_ce_anomaly_subscription.services.monitor_arn_list').is([
        '${aws_ce_anomaly_monitor.services.arn}',
      ]),
    ),
    ...ofWorkloads((output) =>
      cost(output, 'aws_ce_anomaly_monitor.services.monitor_dimension').is('SERVICE'),
    ),
    ...ofWorkloads((output) =>
      cost(output, 'aws_ce_anomaly_subscription.services.frequency').is('IMMEDIATE'),
    ),
    anomalyAlerts(dev, ALERTS.dev),
    anomalyAlerts(staging, ALERTS.staging),
    anomalyAlerts(prod, ALERTS.prod),
  ),
  'S1-COST-27': row(
    'hours drive Aurora, the cleanup drives snapshots, anomalies drive the alerts of budgets',
    ...stopsDatabase(dev, 'landing-zone-dev-main'),
    ...ofWorkloads((output) => cleanup(output, 'InputPayload.snapshotDays').is(30)),
    ...ofWorkloads((output) => cleanup(output, 'Script').includes('delete_snapshot')),
    anomalyAlerts(dev, ALERTS.dev),
    budgetAlerts(dev, ALERTS.dev),
    anomalyAlerts(staging, ALERTS.staging),
    budgetAlerts(staging, ALERTS.staging),
    anomalyAlerts(prod, ALERTS.prod),
    budgetAlerts(prod, ALERTS.prod),
  ),
};
