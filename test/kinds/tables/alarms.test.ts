import { describe, expect, it } from 'vitest';
import { checkOperations } from '../../../src/environment/rules/operations/operations.ts';
import { checkReferences } from '../../../src/environment/rules/references.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { scaling, withTable } from './with-table.ts';

function alarmed(metric: string, of: string): Overrides {
  const alarm = { metric, of, abovePercent: 80, forMinutes: 5, title: 'Table is busy' };
  return { observability: { alarms: { busy: alarm } } };
}

function alarmOf(metric: string, table: Overrides) {
  const environment = anEnvironment({ ...withTable(table), ...alarmed(metric, 'orders') });
  return terraformOf(environment).one('aws_cloudwatch_metric_alarm', 'busy');
}

describe('an alarm of a table', () => {
  it('holds the sum of a period against that of the most it may read', () => {
    expect(alarmOf('tableReads', { provisioned: scaling(5, 50) })).toMatchObject({
      namespace: 'AWS/DynamoDB',
      metric_name: 'ConsumedReadCapacityUnits',
      dimensions: { TableName: 'shop-prod-orders' },
      comparison_operator: 'GreaterThanThreshold',
      statistic: 'Sum',
      period: 300,
      threshold: 50 * 0.8 * 300,
    });
  });

  it.each([
    [{ onDemand: { maxWriteUnits: 100 } }, 100],
    [{}, 40_000],
  ])('is about the limit on demand, or what AWS allows: %j', (table, most) => {
    expect(alarmOf('tableWrites', table)).toMatchObject({ threshold: most * 0.8 * 300 });
  });

  it('names a table that is there', () => {
    const environment = anEnvironment({ ...withTable(), ...alarmed('tableReads', 'absent') });

    expect(findings(checkReferences(environment))).toContain(
      'model/unknown-target at value of observability.alarms.busy.of',
    );
  });
});

describe('a recovery point', () => {
  const objectives = { recoveryTime: '4h', recoveryPoint: '1h' };
  const recovery = { objectives, replicateDatabaseBackups: true };
  const without = 'model/objective-without-mechanism at value of recovery.objectives.recoveryPoint';
  const found = (overrides: Overrides) => findings(checkOperations(anEnvironment(overrides)));

  it('is not kept by tables whose backups stay in one region', () => {
    expect(found({ ...withTable(), recovery })).toContain(without);
    expect(found({ recovery })).not.toContain(without);
  });

  it('is kept by copies of backups', () => {
    const backupPlan = { schedule: 'cron(0 3 * * ? *)', retentionDays: 30, copyRetentionDays: 30 };

    expect(found({ ...withTable(), recovery: { ...recovery, backupPlan } })).not.toContain(without);
  });
});
