// RDS instances: a primary and its read replicas.
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance/index.js';
import type { RootModule } from '../../../terraform/root-module.ts';
import { databaseIdentifier, hostProperty, replicaIdentifier } from '../names.ts';
import { addDatabaseLogs, instanceLogs } from './logs.ts';
import { addInstanceParameters } from './parameters.ts';
import {
  addAdministrator,
  BACKUP_WINDOW,
  backupArguments,
  type DatabaseTask,
  type Endpoints,
  MAINTENANCE_WINDOW,
  serverArguments,
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
    enabledCloudwatchLogsExports: [...instanceLogs(database)],
    parameterGroupName: parameterGroup,
    ...(storage ? { maxAllocatedStorage: storage.maxGb, storageType: storage.type } : {}),
  };
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
      ...commonArguments(module, task, 'replica'),
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
