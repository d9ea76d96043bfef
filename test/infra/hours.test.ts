import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { type Terraform, terraformOf } from '../support/terraform-documents.ts';
import { SCHEDULE, withHours } from '../support/with-node-pools.ts';

const office = terraformOf(anEnvironment(withHours()));
const AURORA = {
  engine: 'aurora-postgresql',
  version: '16.4',
  class: 'db.r6g.large',
  storage: null,
  multiAz: null,
  replicas: null,
};
const DOCUMENTS = { orders: { class: 'db.r5.large', purpose: 'Orders' } };

function schedulesOf(terraform: Terraform) {
  return Object.entries(terraform.all('aws_scheduler_schedule')).map(([key, { target }]) => [
    key,
    target.arn.split(':').slice(-2).join(':'),
    JSON.parse(target.input),
  ]);
}

function withStores(databases: Overrides): Terraform {
  return terraformOf(anEnvironment(withHours({ databases, documentDatabases: DOCUMENTS })));
}

describe('hours of node groups', () => {
  const actions = office.all('aws_autoscaling_schedule');

  it('are a pair of actions for each (S1-CMP-03, S1-CMP-07, S1-COST-24)', () => {
    expect(Object.keys(actions).sort()).toEqual(['main-start', 'main-stop']);
    expect(actions['main-stop']).toMatchObject({
      min_size: 0,
      max_size: 0,
      desired_capacity: 0,
      recurrence: '0 18 * * *',
      time_zone: 'America/Los_Angeles',
    });
  });

  it('start with the sizes of the group', () => {
    const [group] = office.list('aws_eks_node_group');

    expect(actions['main-start']).toMatchObject({
      min_size: group.scaling_config.min_size,
      max_size: group.scaling_config.max_size,
      desired_capacity: group.scaling_config.min_size,
      recurrence: '0 8 * * 1,2,3,4,5',
    });
  });

  it('are those of the scaling group that EKS makes', () => {
    expect(actions['main-stop'].autoscaling_group_name).toBe(
      `\${aws_eks_node_group.main.resources[0].autoscaling_groups[0].name}`,
    );
  });
});

describe('hours of databases', () => {
  it('stop and start an instance (S1-COST-24)', () => {
    expect(schedulesOf(office)).toEqual([
      ['database-main-start', 'rds:startDBInstance', { DbInstanceIdentifier: 'shop-prod-main' }],
      ['database-main-stop', 'rds:stopDBInstance', { DbInstanceIdentifier: 'shop-prod-main' }],
    ]);
  });

  it('stop and start clusters of Aurora and of DocumentDB (S1-COST-27)', () => {
    const identifier = { DbClusterIdentifier: 'shop-prod-main' };

    expect(schedulesOf(withStores({ main: AURORA }))).toEqual([
      ['database-main-start', 'rds:startDBCluster', identifier],
      ['database-main-stop', 'rds:stopDBCluster', identifier],
      [
        'document-database-orders-start',
        'docdb:startDBCluster',
        { DbClusterIdentifier: 'shop-prod-document-orders' },
      ],
      [
        'document-database-orders-stop',
        'docdb:stopDBCluster',
        { DbClusterIdentifier: 'shop-prod-document-orders' },
      ],
    ]);
  });

  it('stop on every day, since AWS starts a stopped cluster after seven', () => {
    const schedules = office.all('aws_scheduler_schedule');

    expect(schedules['database-main-stop'].schedule_expression).toBe('cron(0 18 * * ? *)');
    expect(schedules['database-main-start']).toMatchObject({
      schedule_expression: 'cron(0 8 ? * MON,TUE,WED,THU,FRI *)',
      schedule_expression_timezone: 'America/Los_Angeles',
    });
  });

  it('are kept by a role that may start and stop these databases, and nothing else', () => {
    const statements = withStores({ main: AURORA }).policy('database-hours');

    expect(Object.values(statements)).toEqual([
      {
        sid: 'Clusters',
        effect: 'Allow',
        actions: ['rds:StartDBCluster', 'rds:StopDBCluster'],
        resources: [
          'arn:aws:rds:eu-west-1:210987654321:cluster:shop-prod-main',
          'arn:aws:rds:eu-west-1:210987654321:cluster:shop-prod-document-orders',
        ],
      },
    ]);
    expect(office.policy('database-hours')['Instances'].resources).toEqual([
      'arn:aws:rds:eu-west-1:210987654321:db:shop-prod-main',
    ]);
  });

  it('need no cluster', () => {
    const alone = terraformOf(
      anEnvironment({
        ...{ tier: 'staging', schedule: SCHEDULE, cluster: null, services: null, addons: null },
        observability: { alarms: null },
      }),
    );

    expect(Object.keys(alone.all('aws_scheduler_schedule'))).toHaveLength(2);
    expect(alone.all('aws_autoscaling_schedule')).toEqual({});
  });
});

it('an environment without a schedule stops nothing', () => {
  const always = terraformOf(anEnvironment());

  expect(always.all('aws_autoscaling_schedule')).toEqual({});
  expect(always.all('aws_scheduler_schedule')).toEqual({});
});
