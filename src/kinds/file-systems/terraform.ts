// EFS file systems, their mount targets and backups. Directories and access points are made by the CSI
// driver, one per claim.
import { EfsBackupPolicy } from '@cdktf/provider-aws/lib/efs-backup-policy/index.js';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system/index.js';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { networkOf } from '../../model/parts.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addEndpointSecret } from '../../terraform/secret.ts';
import { fileSystemSecretName, ID_PROPERTY } from './names.ts';
import { type FileSystem, isReadByDriver } from './schema.ts';

export function addFileSystems(module: RootModule): void {
  const { environment } = module;
  const arns: Record<string, string> = {};
  for (const [key, fileSystem] of Object.entries(environment.fileSystems)) {
    const { id, arn } = addFileSystem(module, key, fileSystem);
    if (fileSystem.id === null) arns[key] = arn;
    addMountTargets(module, key, id);
    if (isReadByDriver(fileSystem)) addId(module, key, id);
    module.resource(EfsBackupPolicy, key, ['fileSystems', key, 'backup'], {
      fileSystemId: id,
      backupPolicy: { status: fileSystem.backup ? 'ENABLED' : 'DISABLED' },
    });
  }
  const isPlanned = environment.recovery.backupPlan !== null;
  if (isPlanned && Object.keys(arns).length > 0) module.output('data', { file_system_arns: arns });
}

/** The way of what AWS makes up to the cluster. */
function addId(module: RootModule, key: string, id: string): void {
  addEndpointSecret(module, {
    key: `file-system-${key}`,
    name: fileSystemSecretName(module.environment, key),
    description: `Id of the file system ${key}`,
    origin: ['fileSystems', key],
    values: { [ID_PROPERTY]: id },
  });
}

function addFileSystem(module: RootModule, key: string, fileSystem: FileSystem): EfsFileSystem {
  const { throughputMode, transitionToIaDays: days, purpose } = fileSystem;
  const name = `${prefixOf(module.environment)}-${key}`;
  return module.resource(EfsFileSystem, key, ['fileSystems', key], {
    encrypted: true,
    kmsKeyId: module.stateOf('security').entry('key_arns', 'data'),
    throughputMode,
    ...(days === null ? {} : { lifecyclePolicy: [{ transitionToIa: iaPolicy(days) }] }),
    tags: { Name: name, Purpose: purpose },
    lifecycle: { preventDestroy: true },
  });
}

function iaPolicy(days: number): string {
  return days === 1 ? 'AFTER_1_DAY' : `AFTER_${days}_DAYS`;
}

function addMountTargets(module: RootModule, key: string, fileSystemId: string): void {
  const { aws } = module.environment;
  const { placement } = networkOf(module.environment);
  const state = module.stateOf('network');
  for (const [index, zone] of aws.zones.entries()) {
    module.resource(EfsMountTarget, `${key}-${zone}`, ['fileSystems', key], {
      fileSystemId,
      subnetId: state.item('subnet_ids', placement.data, index),
      securityGroups: [state.entry('security_group_ids', `file-system/${key}`)],
    });
  }
}
