import { describe, expect, it } from 'vitest';
import { learningHub } from '../support/learning-hub.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(learningHub());
const services = Object.keys(learningHub().services);

function alarm(key: string) {
  return terraform.one('aws_cloudwatch_metric_alarm', key);
}

describe('logs of Learning Hub', () => {
  it('are kept for 30 days (S3-OBS-02)', () => {
    const days = terraform.list('aws_cloudwatch_log_group').map((group) => group.retention_in_days);

    expect(new Set(days)).toEqual(new Set([30]));
  });

  it('have a group per service (S3-OBS-03)', () => {
    const names = terraform.list('aws_cloudwatch_log_group').map(({ name }) => name);

    expect(names).toEqual(
      expect.arrayContaining(services.map((service) => `/learning-hub/prod/${service}`)),
    );
  });
});

describe('alarms of Learning Hub', () => {
  it.each([
    ['node-cpu', 80, 'S3-ALRM-01'],
    ['database-cpu', 80, 'S3-ALRM-01'],
    ['node-memory', 85, 'S3-ALRM-02'],
  ])('rings %s above %i for five minutes (%s)', (key, threshold) => {
    expect(alarm(key)).toMatchObject({
      threshold,
      comparison_operator: 'GreaterThanThreshold',
      period: 300,
      evaluation_periods: 1,
    });
  });

  it('rings when 15% of the database memory is left (S3-ALRM-02)', () => {
    expect(alarm('database-memory')).toMatchObject({
      metric_name: 'FreeableMemory',
      comparison_operator: 'LessThanThreshold',
      threshold: Math.round(32 * 1024 ** 3 * 0.15),
    });
  });

  it('rings when more than 1% of answers are errors (S3-ALRM-03)', () => {
    const { threshold, metric_query } = alarm('error-rate');

    expect(threshold).toBe(1);
    expect(metric_query[0].expression).toBe(
      '100 * (FILL(target, 0) + FILL(balancer, 0)) / requests',
    );
    expect(metric_query[1].metric.period).toBe(300);
  });

  it('rings at 90% of the allowed connections (S3-ALRM-04)', () => {
    expect(alarm('database-connections').threshold).toBe(2700);
  });

  it('tells the alerts topic', () => {
    for (const each of terraform.list('aws_cloudwatch_metric_alarm')) {
      expect(each.alarm_actions).toEqual([
        'arn:aws:sns:us-east-1:111122223333:learning-hub-prod-alerts',
      ]);
    }
  });
});

describe('budgets of Learning Hub', () => {
  it.each([
    ['baseline', '5168', 'S3-COST-14'],
    ['peak', '7568', 'S3-COST-15'],
  ])('warn at the %s of %s dollars (%s)', (key, amount) => {
    expect(terraform.one('aws_budgets_budget', key)).toMatchObject({
      limit_amount: amount,
      limit_unit: 'USD',
      time_unit: 'MONTHLY',
    });
  });
});

describe('recovery of Learning Hub', () => {
  it('copies database backups to the recovery region (S3-DR-07)', () => {
    expect(terraform.one('aws_db_instance_automated_backups_replication', 'main')).toMatchObject({
      provider: 'aws.recovery',
      source_db_instance_arn: 'arn:aws:rds:us-east-1:111122223333:db:learning-hub-prod-main',
      retention_period: 30,
    });
  });

  it('lets RDS write snapshots to the backups bucket (S3-DR-08)', () => {
    expect(terraform.policy('database-export')['Objects']?.['resources']).toEqual([
      'arn:aws:s3:::learning-hub-backups/*',
    ]);
  });

  it('is plain Terraform with a locked remote state (S3-DR-03)', () => {
    for (const { stack, document } of terraform.stacks) {
      expect(document['terraform']).toMatchObject({
        backend: {
          s3: {
            key: `learning-hub/prod/${stack}.tfstate`,
            use_lockfile: true,
            allowed_account_ids: ['111122223333'],
          },
        },
      });
    }
  });
});

describe('roles of Learning Hub', () => {
  it('exist once per service, each for exactly its ServiceAccount', () => {
    for (const service of services) {
      const trust = terraform.policy(`${service}-trust`)['AssumedByServiceAccount'];

      expect(terraform.one('aws_iam_role', service).name).toBe(`learning-hub-prod-${service}`);
      expect(trust?.['condition'][1]).toMatchObject({
        test: 'StringEquals',
        values: [`system:serviceaccount:backend-prod:${service}`],
      });
    }
  });

  it.each([
    ['media-service', 'learning-hub-media', 'S3-DEP-43'],
    ['video-processing', 'learning-hub-media', 'S3-DEP-44'],
    ['video-streaming', 'learning-hub-media', 'S3-DEP-45'],
    ['assignment-service', 'learning-hub-documents', 'S3-DEP-46'],
    ['certificate-service', 'learning-hub-documents', 'S3-DEP-47'],
    ['reporting-service', 'learning-hub-documents', 'S3-DEP-48'],
  ])('let %s reach %s and no other bucket (%s)', (service, bucket) => {
    const resources = Object.values(terraform.policy(service))
      .flatMap((statement): string[] => statement['resources'])
      .filter((arn) => arn.startsWith('arn:aws:s3:::'));

    expect(new Set(resources)).toEqual(
      new Set([`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`]),
    );
  });

  it.each([
    ['search-service', 'S3-DEP-40'],
    ['forum-service', 'S3-DEP-41'],
    ['course-service', 'S3-DEP-42'],
  ])('let %s query the search domain (%s)', (service) => {
    expect(terraform.policy(service)['SearchMain']).toMatchObject({
      actions: ['es:ESHttp*'],
      resources: ['arn:aws:es:us-east-1:111122223333:domain/learning-hub-prod-main/*'],
    });
  });

  it('hold no statement where a service uses nothing of AWS', () => {
    expect(terraform.all('aws_iam_role_policy')['progress-service']).toBeUndefined();
  });
});
