import { describe, expect, it } from 'vitest';
import { checkOperations } from '../../src/environment/rules/operations/operations.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';
import { terraformOf } from '../support/terraform-documents.ts';
import { ID, withFileSystem } from '../support/with-file-system.ts';

const aws = { recoveryRegion: 'eu-central-1' };

function compiled(recovery: Overrides, others: Overrides = {}) {
  return terraformOf(anEnvironment({ ...others, recovery }));
}

describe('a backup plan', () => {
  const terraform = compiled({ backupPlan: { copyRetentionDays: 30 } }, { aws });
  const [rule] = terraform.one('aws_backup_plan', 'stores').rule;

  it('runs daily and keeps backups for seven days (S1-DR-01, S1-DR-06)', () => {
    expect(rule).toMatchObject({
      target_vault_name: `\${aws_backup_vault.stores.name}`,
      schedule: 'cron(0 5 * * ? *)',
      lifecycle: { delete_after: 7 },
    });
  });

  it('copies them to a vault in the recovery region (S1-DR-02, S1-DR-11)', () => {
    const copy = terraform.one('aws_backup_vault', 'stores-recovery');

    expect(rule.copy_action).toEqual([
      {
        destination_vault_arn: `\${aws_backup_vault.stores-recovery.arn}`,
        lifecycle: { delete_after: 30 },
      },
    ]);
    expect(copy).toMatchObject({
      name: 'shop-prod',
      provider: 'aws.recovery',
      kms_key_arn: `\${aws_kms_key.recovery.arn}`,
    });
  });

  it('has a vault with our key, that nobody destroys by mistake', () => {
    const vault = terraform.one('aws_backup_vault', 'stores');

    expect(vault.kms_key_arn).toContain('key_arns["data"]');
    expect(vault.lifecycle.prevent_destroy).toBe(true);
  });

  it('makes no copy that nobody asked for', () => {
    const here = compiled({ backupPlan: {} }, { aws });

    expect(here.one('aws_backup_plan', 'stores').rule[0].copy_action).toBeUndefined();
    expect(Object.keys(here.all('aws_backup_vault'))).toEqual(['stores']);
  });

  it('covers instances and clusters of databases, and file systems, by their ARN', () => {
    const documentDatabases = {
      pages: { version: '5.0.0', class: 'db.r6g.large', instances: 2, purpose: 'Pages' },
    };
    const aurora = { engine: 'aurora-postgresql', version: '16', class: 'db.r6g.large' };
    const databases = {
      orders: { ...aurora, instances: 2, maxConnections: 100, purpose: 'Orders' },
    };
    const { fileSystems, cluster } = withFileSystem();
    const all = compiled(
      { backupPlan: {} },
      { documentDatabases, databases, fileSystems, cluster },
    );
    const rds = 'arn:aws:rds:eu-west-1:210987654321';

    expect(all.one('aws_backup_selection', 'stores').resources).toEqual([
      `arn:aws:elasticfilesystem:eu-west-1:210987654321:file-system/${ID}`,
      `${rds}:cluster:shop-prod-document-pages`,
      `${rds}:cluster:shop-prod-orders`,
      `${rds}:db:shop-prod-main`,
    ]);
  });

  it('covers a file system whose id is not written down, by the ARN of stack data', () => {
    const { fileSystems, cluster } = withFileSystem({ id: null });
    const all = compiled({ backupPlan: {} }, { fileSystems, cluster });

    expect(all.one('aws_backup_selection', 'stores').resources).toContain(
      'arn:aws:elasticfilesystem:eu-west-1:210987654321:file-system/${data.terraform_remote_state.data.outputs.file_system_ids["main"]}',
    );
    expect(all.stack('data').document['output']).toHaveProperty('file_system_ids.value', {
      main: '${aws_efs_file_system.main.id}',
    });
  });

  it('acts with a role of AWS Backup, which names no account when it takes one on', () => {
    const trust = terraform.policy('backup-trust');

    expect(trust['AssumedByService'].principals).toEqual([
      { type: 'Service', identifiers: ['backup.amazonaws.com'] },
    ]);
    expect(trust['AssumedByService'].condition).toBeUndefined();
  });

  it('asks for a region to copy to, and for something to back up', () => {
    const nothing = { ...anEnvironment({ recovery: { backupPlan: {} } }), databases: {} };
    const nowhere = anEnvironment({ recovery: { backupPlan: { copyRetentionDays: 30 } } });

    expect(findings(checkOperations(nothing))).toContain(
      'model/backup-plan-empty at value of recovery.backupPlan',
    );
    expect(findings(checkOperations(nowhere))).toContain(
      'model/no-recovery-region at value of recovery.backupPlan.copyRetentionDays',
    );
  });

  it('serves an objective for the recovery point once copies leave the region', () => {
    const objectives = { recoveryTime: '4h', recoveryPoint: '24h' };
    const wanting = (backupPlan: Overrides) =>
      findings(checkOperations(anEnvironment({ aws, recovery: { objectives, backupPlan } })));
    const finding =
      'model/objective-without-mechanism at value of recovery.objectives.recoveryPoint';

    expect(wanting({})).toContain(finding);
    expect(wanting({ copyRetentionDays: 7 })).not.toContain(finding);
  });
});

describe('snapshots of volumes', () => {
  const configuration = { controller: { extraVolumeTags: { Team: 'shop' }, replicaCount: 2 } };
  const addons = { 'aws-ebs-csi-driver': { configuration } };
  const on = compiled({ volumeSnapshots: {} }, { cluster: { addons } });

  function driver(terraform: typeof on) {
    return JSON.parse(
      terraform.one('aws_eks_addon', 'aws-ebs-csi-driver').configuration_values ?? '{}',
    );
  }

  it('are taken every night and go after 30 days (S1-STO-11, F-S1-19)', () => {
    const { policy_details: policy } = on.one('aws_dlm_lifecycle_policy', 'volume-snapshots');

    expect(policy.resource_types).toEqual(['VOLUME']);
    expect(policy.schedule).toEqual([
      {
        name: 'daily',
        copy_tags: true,
        create_rule: { interval: 24, interval_unit: 'HOURS', times: ['03:00'] },
        retain_rule: { interval: 30, interval_unit: 'DAYS' },
      },
    ]);
  });

  it('find volumes by one tag, which the driver sets beside those of the environment', () => {
    const { target_tags: tags } = on.one(
      'aws_dlm_lifecycle_policy',
      'volume-snapshots',
    ).policy_details;

    expect(tags).toEqual({ VolumeSnapshots: 'shop-prod' });
    expect(driver(on)).toEqual({
      controller: {
        replicaCount: 2,
        extraVolumeTags: {
          ...{ Team: 'shop', System: 'shop', Environment: 'prod' },
          ...{ ManagedBy: 'aws-ebs-csi-driver', ...tags },
        },
      },
    });
  });

  it('leave the driver with the tags of the environment while they are off', () => {
    const own = { System: 'shop', Environment: 'prod', ManagedBy: 'aws-ebs-csi-driver' };

    expect(driver(compiled({}, { cluster: { addons } }))).toEqual({
      controller: { replicaCount: 2, extraVolumeTags: { ...own, Team: 'shop' } },
    });
    expect(driver(compiled({}))).toEqual({ controller: { extraVolumeTags: own } });
  });
});
