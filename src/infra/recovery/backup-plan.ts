// Backups by AWS Backup: a vault here, one in the recovery region for copies, a daily plan.
import { BackupPlan } from '@cdktf/provider-aws/lib/backup-plan/index.js';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection/index.js';
import { BackupVault } from '@cdktf/provider-aws/lib/backup-vault/index.js';
import { everyKind } from '../../kinds/kinds.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { backupRoleName, backupVaultName } from '../../model/naming/operations.ts';
import { copyRetentionDays } from '../../model/operations/copies.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['recovery', 'backupPlan'];
const KEY = 'stores';

/** `recoveryKeyArn` is null without a recovery region. */
export function addBackupPlan(module: RootModule, recoveryKeyArn: string | null): void {
  const { environment } = module;
  const { backupPlan } = environment.recovery;
  if (backupPlan === null) return;
  const { schedule, retentionDays } = backupPlan;
  const vault = module.resource(BackupVault, KEY, ORIGIN, {
    name: backupVaultName(environment),
    kmsKeyArn: module.stateOf('security').entry('key_arns', 'data'),
    lifecycle: { preventDestroy: true },
  });
  const plan = module.resource(BackupPlan, KEY, ORIGIN, {
    name: prefixOf(environment),
    rule: [
      {
        ruleName: 'scheduled',
        targetVaultName: vault.name,
        schedule,
        lifecycle: { deleteAfter: retentionDays },
        ...copyAction(module, recoveryKeyArn),
      },
    ],
  });
  module.resource(BackupSelection, KEY, ORIGIN, {
    name: KEY,
    planId: plan.id,
    iamRoleArn: addBackupRole(module),
    resources: storeArns(module),
  });
}

/** Of Aurora and RDS, which have no key of their own in that region, the vault's key is taken.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html */
function copyAction(module: RootModule, recoveryKeyArn: string | null) {
  const { environment } = module;
  const days = copyRetentionDays(environment.recovery);
  if (days === null || recoveryKeyArn === null) return {};
  const vault = module.resource(BackupVault, `${KEY}-recovery`, ORIGIN, {
    name: backupVaultName(environment),
    kmsKeyArn: recoveryKeyArn,
    lifecycle: { preventDestroy: true },
    provider: module.provider('recovery'),
  });
  return { copyAction: [{ destinationVaultArn: vault.arn, lifecycle: { deleteAfter: days } }] };
}

function storeArns(module: RootModule): string[] {
  return everyKind
    .flatMap(({ terraform }) => terraform?.backedUp?.(module.environment) ?? [])
    .map((each) =>
      typeof each === 'string'
        ? each
        : `${each.prefix}${module.stateOf('data').entry(each.output, each.key)}`,
    )
    .sort();
}

/** Without a condition on the account, which AWS Backup does not name when it takes on a role. */
function addBackupRole(module: RootModule): string {
  const { environment } = module;
  const { role } = addRole(module, {
    key: 'backup',
    name: backupRoleName(environment),
    origin: ORIGIN,
    trust: serviceTrust('backup.amazonaws.com'),
    managed: [
      'service-role/AWSBackupServiceRolePolicyForBackup',
      'service-role/AWSBackupServiceRolePolicyForRestores',
    ],
  });
  return role.arn;
}
