// EFS file systems, their mount targets and backups. Directories and access points are made by the CSI
// driver, one per claim.
import { EfsBackupPolicy } from '@cdktf/provider-aws/lib/efs-backup-policy/index.js';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system/index.js';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target/index.js';
import { EfsReplicationConfiguration } from '@cdktf/provider-aws/lib/efs-replication-configuration/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addEndpointSecret } from '../../terraform/secret.ts';
import { fileSystemSecretName, ID_PROPERTY } from './names.ts';
import { type FileSystem, isReadByDriver } from './schema.ts';

export function addFileSystems(module: RootModule): void {
  const { environment } = module;
  const ids: Record<string, string> = {};
  for (const [key, fileSystem] of Object.entries(environment.fileSystems)) {
    const { id } = addFileSystem(module, key, fileSystem);
    if (fileSystem.id === null && isAskedFor(environment, fileSystem)) ids[key] = id;
    addMountTargets(module, key, id);
    if (isReadByDriver(fileSystem)) addId(module, key, id);
    module.resource(EfsBackupPolicy, key, ['fileSystems', key, 'backup'], {
      fileSystemId: id,
      backupPolicy: { status: fileSystem.backup ? 'ENABLED' : 'DISABLED' },
    });
  }
  if (Object.keys(ids).length > 0) module.output('data', { file_system_ids: ids });
}

/** By stack `recovery`. */
function isAskedFor({ recovery }: Environment, { backup, replicate }: FileSystem): boolean {
  return replicate || (backup && recovery.backupPlan !== null);
}

/** AWS makes the other file system; its mount targets come with whoever mounts it.
 * https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html */
export function addFileSystemReplicas(module: RootModule, keyArn: string | null): void {
  const { aws, fileSystems } = module.environment;
  if (keyArn === null || aws.recoveryRegion === null) return;
  for (const [key, { id, replicate }] of Object.entries(fileSystems)) {
    if (!replicate) continue;
    module.resource(EfsReplicationConfiguration, key, ['fileSystems', key, 'replicate'], {
      sourceFileSystemId: id ?? module.stateOf('data').entry('file_system_ids', key),
      destination: { region: aws.recoveryRegion, kmsKeyId: keyArn },
    });
  }
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
