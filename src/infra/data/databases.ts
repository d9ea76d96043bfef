// RDS instances with their replicas, parameters and logins.

import { DbInstance } from '@cdktf/provider-aws/lib/db-instance/index.js';
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group/index.js';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group/index.js';
import {
  databaseIdentifier,
  prefixOf,
  replicaIdentifier,
  secretName,
  sqlName,
} from '../../model/naming.ts';
import type { Database } from '../../model/schema/database.ts';
import { sortedEntries } from '../../model/sorted-entries.ts';
import { serviceTrust } from '../policy.ts';
import { addRole, type Role } from '../role.ts';
import type { RootModule } from '../root-module.ts';
import { addDatabaseLogs } from './database-logs.ts';
import { addEndpointSecret, addLoginSecret, passwordOf } from './secrets.ts';

const ADMINISTRATOR = 'administrator';
const PERFORMANCE_INSIGHTS_DAYS = 7;
const LOGS = { postgres: ['postgresql', 'upgrade'], mysql: ['error', 'slowquery'] } as const;
/** Parameters that make the server refuse connections without TLS. */
const TLS_PARAMETER = { postgres: 'rds.force_ssl', mysql: 'require_secure_transport' } as const;

interface Shared {
  readonly key: string;
  readonly database: Database;
  readonly monitoring: Role;
  readonly parameterGroup: string;
}

export function addDatabases(module: RootModule): void {
  const databases = Object.entries(module.environment.databases);
  if (databases.length === 0) return;
  const origin = ['databases'];
  const subnets = module.resource(DbSubnetGroup, 'main', origin, {
    name: prefixOf(module.environment),
    subnetIds: module
      .stateOf('network')
      .list('subnet_ids', module.environment.network.placement.data),
  });
  const { role, attachments } = addRole(module, {
    key: 'database-monitoring',
    name: `${prefixOf(module.environment)}-database-monitoring`,
    origin,
    trust: serviceTrust('monitoring.rds.amazonaws.com', module.environment.aws.account),
    managed: ['service-role/AmazonRDSEnhancedMonitoringRole'],
  });
  for (const [key, database] of databases) {
    const parameterGroup = addParameterGroup(module, key, database).name;
    const shared = { key, database, monitoring: { role, attachments }, parameterGroup };
    const primary = addPrimary(module, shared, subnets.name);
    const replicas = addReplicas(module, shared, primary);
    addLogins(module, shared, { primary, replicas });
  }
}

function addParameterGroup(module: RootModule, key: string, database: Database): DbParameterGroup {
  const major = database.version.split('.')[0] ?? '';
  const family = database.engine === 'postgres' ? `postgres${major}` : `mysql${database.version}`;
  const parameters = {
    ...database.parameters,
    max_connections: String(database.maxConnections),
    [TLS_PARAMETER[database.engine]]: '1',
  };
  return module.resource(DbParameterGroup, `database-${key}`, ['databases', key, 'parameters'], {
    name: `${databaseIdentifier(module.environment, key)}-${family.replaceAll('.', '-')}`,
    family,
    parameter: sortedEntries(parameters).map(([name, value]) => ({
      name,
      value,
      applyMethod: 'pending-reboot',
    })),
    lifecycle: { createBeforeDestroy: true },
  });
}

function commonArguments(module: RootModule, { key, database, ...shared }: Shared) {
  const keyArn = module.stateOf('security').entry('key_arns', 'data');
  return {
    autoMinorVersionUpgrade: true,
    caCertIdentifier: 'rds-ca-rsa2048-g1',
    copyTagsToSnapshot: true,
    deletionProtection: database.deletionProtection,
    enabledCloudwatchLogsExports: [...LOGS[database.engine]],
    kmsKeyId: keyArn,
    maxAllocatedStorage: database.storage.maxGb,
    monitoringInterval: 60,
    monitoringRoleArn: shared.monitoring.role.arn,
    parameterGroupName: shared.parameterGroup,
    publiclyAccessible: false,
    storageEncrypted: true,
    storageType: database.storage.type,
    vpcSecurityGroupIds: [module.stateOf('network').entry('security_group_ids', `database/${key}`)],
    performanceInsightsEnabled: database.performanceInsights,
    ...(database.performanceInsights
      ? {
          performanceInsightsKmsKeyId: keyArn,
          performanceInsightsRetentionPeriod: PERFORMANCE_INSIGHTS_DAYS,
        }
      : {}),
  };
}

function addPrimary(module: RootModule, shared: Shared, subnetGroup: string): DbInstance {
  const { key, database } = shared;
  const identifier = databaseIdentifier(module.environment, key);
  const origin = ['databases', key];
  const secretKey = `database-${key}-master`;
  const secret = addLoginSecret(module, {
    key: secretKey,
    name: secretName.databaseMaster(module.environment, key),
    description: `Administrator of the database ${key}`,
    origin,
    values: { username: ADMINISTRATOR },
  });
  const { password, version, dependsOn } = passwordOf(module, secret, secretKey);
  const logs = addDatabaseLogs(module, { key, identifier, origin, logs: LOGS[database.engine] });
  return module.resource(DbInstance, key, origin, {
    ...commonArguments(module, shared),
    identifier,
    engine: database.engine,
    engineVersion: database.version,
    instanceClass: database.class,
    allocatedStorage: database.storage.sizeGb,
    multiAz: database.multiAz,
    dbSubnetGroupName: subnetGroup,
    username: ADMINISTRATOR,
    passwordWo: password,
    passwordWoVersion: version,
    backupRetentionPeriod: database.backupRetentionDays,
    backupWindow: '02:00-03:00',
    maintenanceWindow: 'sun:04:00-sun:05:00',
    deleteAutomatedBackups: false,
    finalSnapshotIdentifier: `${identifier}-final`,
    skipFinalSnapshot: false,
    tags: { Purpose: database.purpose },
    dependsOn: [...dependsOn, ...logs],
    lifecycle: { preventDestroy: database.deletionProtection },
  });
}

function addReplicas(module: RootModule, shared: Shared, primary: DbInstance) {
  const { key, database } = shared;
  return Object.entries(database.replicas).map(([name, replica]) => {
    const replicaKey = `${key}-${name}`;
    const origin = ['databases', key, 'replicas', name];
    const identifier = replicaIdentifier(module.environment, key, name);
    const logs = LOGS[database.engine];
    const instance = module.resource(DbInstance, replicaKey, origin, {
      ...commonArguments(module, shared),
      identifier,
      replicateSourceDb: primary.identifier,
      instanceClass: replica.class,
      skipFinalSnapshot: true,
      tags: { Purpose: name, Description: replica.purpose },
      dependsOn: addDatabaseLogs(module, { key: replicaKey, identifier, origin, logs }),
    });
    return { name, address: instance.address };
  });
}

interface Endpoints {
  readonly primary: DbInstance;
  readonly replicas: readonly { readonly name: string; readonly address: string }[];
}

function addLogins(module: RootModule, { key }: Shared, { primary, replicas }: Endpoints): void {
  const { environment } = module;
  addEndpointSecret(module, {
    key: `database-${key}-endpoints`,
    name: secretName.databaseEndpoints(environment, key),
    description: `Addresses of the database ${key}`,
    origin: ['databases', key],
    values: {
      host: primary.address,
      port: primary.port.toString(),
      ...Object.fromEntries(
        replicas.map(({ name, address }) => [`${sqlName(name)}_host`, address]),
      ),
    },
  });
  for (const [service, { uses }] of Object.entries(environment.services)) {
    if (uses.databases[key] === undefined) continue;
    addLoginSecret(module, {
      key: `database-${key}-login-${service}`,
      name: secretName.databaseLogin(environment, key, service),
      description: `Login of ${service} to the database ${key}`,
      origin: ['services', service, 'uses', 'databases', key],
      values: { username: sqlName(service), database: sqlName(service) },
    });
  }
}
