import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../../src/check/check-environment.ts';
import type { CheckInput } from '../../../../src/check/check-input.ts';
import { auroraSchool, compiledSchool } from '../../../support/aurora-school.ts';
import { corrupted, stackIn } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import type { AnyObject } from '../../../support/kubernetes-objects.ts';
import { type Change, set } from './break-resource.ts';

const input = compiledSchool(auroraSchool());

function broken(type: string, key: string, change: Change): CheckInput {
  return corrupted(input, (open) => change(stackIn(open, 'data')['document'].resource[type][key]));
}

describe('checks of an Aurora cluster', () => {
  it('have nothing to say about what is compiled', () => {
    expect(findings(checkEnvironment(input))).toEqual([]);
  });

  it.each([
    ['check/production-data', set('backup_retention_period', 1), '.backupRetentionDays'],
    ['check/production-data', set('deletion_protection', false), '.deletionProtection'],
    ['check/production-data', set('lifecycle', undefined), '.deletionProtection'],
    ['check/encryption-at-rest', set('storage_encrypted', false), ''],
    [
      'check/encryption-in-transit',
      set('db_cluster_parameter_group_name', 'default'),
      '.parameters',
    ],
  ] as const)('report %s (%#)', (code, change, key) => {
    expect(findings(checkEnvironment(broken('aws_rds_cluster', 'main', change)))).toContain(
      `${code} at value of databases.main${key}`,
    );
  });

  it('report a parameter group that leaves TLS to the client', () => {
    const lenient = broken('aws_rds_cluster_parameter_group', 'database-main', (group) => {
      for (const each of group['parameter'] as AnyObject[]) each['value'] = 'OFF';
    });

    expect(findings(checkEnvironment(lenient))).toContain(
      'check/encryption-in-transit at value of databases.main.parameters',
    );
  });

  it('report a log that goes to a group without an end', () => {
    const more = broken('aws_rds_cluster', 'main', (cluster) => {
      cluster['enabled_cloudwatch_logs_exports'].push('audit');
    });

    expect(findings(checkEnvironment(more))).toEqual([
      'check/log-retention at value of databases.main',
    ]);
  });

  it('report a member with a public address', () => {
    const open = broken('aws_rds_cluster_instance', 'main-2', set('publicly_accessible', true));

    expect(findings(checkEnvironment(open))).toContain(
      'check/public-access at value of databases.main.instances',
    );
  });

  it('report a single member in production', () => {
    const lonely = compiledSchool(auroraSchool({ instances: 1 }));

    expect(findings(checkEnvironment(lonely))).toEqual([
      'check/production-data at value of databases.main.instances',
    ]);
  });

  it('accept a single member elsewhere', () => {
    const environment = { ...auroraSchool({ instances: 1 }), tier: 'staging' as const };

    expect(findings(checkEnvironment(compiledSchool(environment)))).toEqual([]);
  });
});
