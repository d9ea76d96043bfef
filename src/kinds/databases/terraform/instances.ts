// RDS instances: a primary and its read replicas.
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance/index.js';
import type { RootModule } from '../../../terraform/root-module.ts';
import { BACKUP_WINDOW, MAINTENANCE_WINDOW, majorVersionOf } from '../engine.ts';
import { databaseIdentifier, hostProperty, replicaIdentifier } from '../names.ts';
import type { Database, Replica } from '../schema.ts';
import { addDatabaseLogs, instanceLogs } from './logs.ts';
import { addInstanceParameters, addReplicaParameters } from './parameters.ts';
import {
  addAdministrator,
  backupArguments,
  type DatabaseTask,
  type Endpoints,
  serverArguments,
  UPGRADES,
  volumeArguments,
} from './shared.ts';

type InstanceTask = DatabaseTask & { readonly parameterGroup: string };

export function addInstances(module: RootModule, task: DatabaseTask): Endpoints {
  const parameterGroup = addInstanceParameters(module, task.key, task.database);
  const primary = addPrimary(module, { ...task, parameterGroup });
  return {
    host: primary.address,
    port: primary.port.toString(),
    others: addReplicas(module, { ...task, parameterGroup }, primary),
  };
}

function commonArguments(module: RootModule, task: InstanceTask, of: 'source' | 'replica') {
  const { database, parameterGroup } = task;
  const { storage } = database;
  return {
    ...serverArguments(module, task),
    ...volumeArguments(module, task, of),
    applyImmediately: UPGRADES.applyImmediately,
    enabledCloudwatchLogsExports: [...instanceLogs(database)],
    parameterGroupName: parameterGroup,
    ...(storage ? volumeOf(storage) : {}),
  };
}

function volumeOf({ maxGb, type, iops }: NonNullable<Database['storage']>) {
  const asked = { maxAllocatedStorage: maxGb, storageType: type };
  return iops === null ? asked : { ...asked, iops };
}

function addPrimary(module: RootModule, task: InstanceTask): DbInstance {
  const { key, database, subnetGroup } = task;
  const identifier = databaseIdentifier(module.environment, key);
  const origin = ['databases', key];
  const { username, managed, written, dependsOn } = addAdministrator(module, task);
  const logs = instanceLogs(database);
  const groups = addDatabaseLogs(module, { key, of: 'instance', identifier, origin, logs });
  return module.resource(DbInstance, key, origin, {
    ...commonArguments(module, task, 'source'),
    ...backupArguments(module, task),
    ...UPGRADES,
    identifier,
    engine: database.engine,
    engineVersion: database.version,
    instanceClass: database.class,
    ...(database.storage ? { allocatedStorage: database.storage.sizeGb } : {}),
    multiAz: database.multiAz,
    dbSubnetGroupName: subnetGroup,
    username,
    ...managed,
    ...(written === null
      ? {}
      : { passwordWo: written.password, passwordWoVersion: written.version }),
    backupWindow: BACKUP_WINDOW,
    maintenanceWindow: MAINTENANCE_WINDOW,
    dependsOn: [...dependsOn, ...groups],
  });
}

function addReplicas(module: RootModule, task: InstanceTask, primary: DbInstance) {
  const { key, database } = task;
  const addresses = Object.entries(database.replicas).map(([name, replica]) => {
    const replicaKey = `${key}-${name}`;
    const origin = ['databases', key, 'replicas', name];
    const identifier = replicaIdentifier(module.environment, key, name);
    const logs = instanceLogs(database);
    const instance = module.resource(DbInstance, replicaKey, origin, {
      ...commonArguments(module, replicaTask(module, task, name), 'replica'),
      ...ahead(replica),
      identifier,
      replicateSourceDb: primary.identifier,
      instanceClass: replica.class,
      skipFinalSnapshot: true,
      tags: { Purpose: name, Description: replica.purpose },
      dependsOn: addDatabaseLogs(module, {
        ...{ key: replicaKey, of: 'instance', identifier },
        ...{ origin, logs },
      }),
    });
    return [hostProperty({ replica: name }), instance.address] as const;
  });
  return Object.fromEntries(addresses);
}

/** Without a version of its own it says none: the source's is then the one it has. */
function ahead({ version }: Replica) {
  if (version === null) return {};
  return { engineVersion: version, allowMajorVersionUpgrade: UPGRADES.allowMajorVersionUpgrade };
}

/** A replica of the next major version has a parameter group of its own until its source follows. */
function replicaTask(module: RootModule, task: InstanceTask, name: string): InstanceTask {
  const { key, database } = task;
  const version = database.replicas[name]?.version ?? database.version;
  const own = { ...database, version };
  return majorVersionOf(own) === majorVersionOf(database)
    ? { ...task, database: own }
    : { ...task, database: own, parameterGroup: addReplicaParameters(module, key, name, own) };
}
