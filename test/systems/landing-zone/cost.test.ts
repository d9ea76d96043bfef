// What the design of the landing zone states about cost: tables, budgets, commitments and what saves.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const management = systemOf('landing-zone/management');
const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const prod = systemOf('landing-zone/prod');
const workloads = [dev, staging, prod];

type System = typeof prod;

const page = management.text('README.md');
const budgetOf = ({ terraform }: System) => terraform.one('aws_budgets_budget', 'baseline');

describe('landing-zone: stated cost', () => {
  it.each([
    ['S1-COST-01', dev, 'compute', 300],
    ['S1-COST-02', dev, 'database', 100],
    ['S1-COST-03', dev, 'storage', 50],
    ['S1-COST-04', dev, 'network', 45],
    ['S1-COST-06', staging, 'compute', 800],
    ['S1-COST-07', staging, 'database', 200],
    ['S1-COST-08', staging, 'storage', 150],
    ['S1-COST-09', staging, 'network', 45],
    ['S1-COST-11', prod, 'compute', 4000],
    ['S1-COST-12', prod, 'database', 1500],
    ['S1-COST-13', prod, 'storage', 500],
    ['S1-COST-14', prod, 'network', 135],
  ] as const)('%s: stands on the page of its environment', (_, { text }, row, monthly) => {
    const line = text('README.md')
      .split('\n')
      .find((each) => each.startsWith(`| \`${row}\` | `) && each.endsWith(' | – |'));

    expect(line).toContain(`| $${monthly.toLocaleString('en-US')} | – |`);
  });

  it.each([
    ['S1-COST-05', dev, 495],
    ['S1-COST-10', staging, 1195],
    ['S1-COST-15', prod, 6135],
  ] as const)('%s: its total is a budget, and the sum of its rows', (_, system, total) => {
    const rows = Object.values(system.environment.cost?.rows ?? {});

    expect(budgetOf(system)).toMatchObject({
      limit_amount: `${total}`,
      limit_unit: 'USD',
      time_unit: 'MONTHLY',
    });
    expect(rows.reduce((sum, { monthly }) => sum + monthly, 0)).toBe(total);
  });
});

describe('landing-zone: watching the bill', () => {
  it('groups Cost Explorer by tags and a category, where the bill is (S1-COST-16)', () => {
    expect(Object.keys(management.terraform.all('aws_ce_cost_allocation_tag'))).toEqual([
      'Environment',
      'System',
    ]);
    expect(management.terraform.list('aws_ce_cost_category')).toHaveLength(1);
    expect(page).toContain('Cost Explorer is switched on by hand');
    expect(management.environment.deviations['cost.allocationTags']?.refs).toEqual(['S1-COST-16']);
  });

  it('warns of each account that has a stated total (S1-COST-17)', () => {
    for (const system of workloads) {
      const { notification, cost_filter: filter } = budgetOf(system);
      expect(filter).toEqual([{ name: 'LinkedAccount', values: [system.environment.aws.account] }]);
      expect(notification.length).toBeGreaterThan(0);
    }
    expect(management.environment.deviations['cost.scope']?.refs).toContain('S1-COST-17');
  });

  it.each([
    ['S1-COST-18', /Savings Plans are bought by hand/],
    ['S1-COST-19', /Reserved Instances and Savings Plans are bought by hand/],
  ])('%s: says that commitments are bought by people', (_, words) => {
    expect(page).toMatch(words);
    expect(prod.text('README.md')).toContain('To buy by hand: `savings-plan` for EKS nodes');
    expect(prod.text('README.md')).toContain('To buy by hand: `reserved-instances` for EKS nodes');
  });

  it('detects anomalies in each account with workloads, and in the whole bill (S1-COST-26, S1-TL-05)', () => {
    for (const { terraform } of [management, ...workloads]) {
      const { subscriber, monitor_arn_list: monitors } = terraform.one(
        'aws_ce_anomaly_subscription',
        'services',
      );
      expect(monitors).toEqual(['${aws_ce_anomaly_monitor.services.arn}']);
      expect(terraform.all('aws_ce_anomaly_monitor')).toHaveProperty('services');
      expect(subscriber).toHaveLength(1);
    }
    expect(management.environment.deviations['cost.anomalies']?.refs).toEqual(['S1-TL-05']);
  });

  it('has a FinOps dashboard where the bill is (S1-TL-04)', () => {
    const { dashboard_body: body } = management.terraform.one('aws_cloudwatch_dashboard', 'cost');

    expect(body).toContain('EstimatedCharges');
    expect(management.environment.deviations['cost.dashboard']?.refs).toEqual(['S1-TL-04']);
  });
});

describe('landing-zone: commitments', () => {
  const commitmentOf = ({ environment }: System, key: string) => environment.cost?.commitments[key];

  it('are Reserved Instances of 3 years in production, and staging buys none (S1-COST-22)', () => {
    expect(commitmentOf(prod, 'reserved-instances')).toMatchObject({
      kind: 'reservedInstances',
      sharePercent: 60,
      termYears: 3,
    });
    expect(commitmentOf(staging, 'reserved-instances')?.termYears).toBeNull();
    expect(dev.environment.cost?.commitments).toEqual({});
    expect(staging.environment.deviations['cost.commitments.reserved-instances']?.refs).toContain(
      'F-S1-02',
    );
  });

  it('are Compute Savings Plans of one year (S1-COST-23)', () => {
    expect(commitmentOf(prod, 'savings-plan')).toMatchObject({
      kind: 'computeSavingsPlan',
      sharePercent: 30,
      termYears: 1,
    });
    expect(prod.text('README.md')).toContain('Compute Savings Plan, 30% of it, 1 year');
  });
});

describe('landing-zone: what saves', () => {
  it('looks for unused resources every week, and only tells in production (S1-COST-25)', () => {
    for (const { terraform } of workloads) {
      const { schedule_expression: weekly, target } = terraform.one(
        'aws_scheduler_schedule',
        'cleanup',
      );
      expect(weekly).toBe('cron(0 6 ? * SUN *)');
      expect(target.arn).toContain('ssm:startAutomationExecution');
    }
    expect(workloads.map(({ environment }) => environment.cost?.cleanup?.delete)).toEqual([
      true,
      true,
      false,
    ]);
    expect(prod.environment.deviations['cost.cleanup.delete']?.refs).toEqual(['S1-COST-25']);
  });

  it('drives Aurora by the hours, snapshots by the cleanup, alerts by anomalies (S1-COST-27)', () => {
    const { input } = dev.terraform.one('aws_scheduler_schedule', 'database-main-stop').target;
    const cluster = dev.terraform.one('aws_rds_cluster', 'main').cluster_identifier;

    expect(JSON.parse(input)).toEqual({ DbClusterIdentifier: cluster });
    for (const system of workloads) {
      const { content } = system.terraform.one('aws_ssm_document', 'cleanup');
      const { subscriber } = system.terraform.one('aws_ce_anomaly_subscription', 'services');
      const { notification } = budgetOf(system);

      expect(content).toContain('delete_snapshot');
      expect(notification[0].subscriber_sns_topic_arns).toEqual([subscriber[0].address]);
    }
  });
});
