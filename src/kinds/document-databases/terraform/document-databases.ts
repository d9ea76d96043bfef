// DocumentDB clusters with their instances, parameters, logs and logins.

import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { DocdbCluster } from '@cdktf/provider-aws/lib/docdb-cluster/index.js';
import { DocdbClusterInstance } from '@cdktf/provider-aws/lib/docdb-cluster-instance/index.js';
import { DocdbClusterParameterGroup } from '@cdktf/provider-aws/lib/docdb-cluster-parameter-group/index.js';
import { DocdbSubnetGroup } from '@cdktf/provider-aws/lib/docdb-subnet-group/index.js';
import { isReadOnly } from '../../../model/data/global-cluster.ts';
import { sqlName } from '../../../model/data/sql-name.ts';
import { prefixOf } from '../../../model/naming/core.ts';
import { networkOf } from '../../../model/parts.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import { addLogGroup } from '../../../terraform/log-group.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { addEndpointSecret, addLoginSecret, passwordOf } from '../../../terraform/secret.ts';
import { documentLogin, hasOwnLogin } from '../logins.ts';
import { clusterIdentifier, instanceIdentifier, secretName } from '../names.ts';
import type { DocumentDatabase } from '../schema.ts';
import { globalArguments } from './global.ts';

const ADMINISTRATOR = 'administrator';
const LOGS = ['audit', 'profiler'];
const MAINTENANCE = 'sun:04:00-sun:05:00';
const PROMOTION_TIER_MAX = 15;
/** The profiler writes what its log group is for; a written parameter wins. */
const DEFAULT_PARAMETERS = { profiler: 'enabled' };
/** `enabled` takes TLS 1.0 as well; these are what asks for more.
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/API_Parameter.html */
const STRICTER_TLS = ['tls1.2+', 'tls1.3+', 'fips-140-3'];

export function addDocumentDatabases(module: RootModule): void {
  const { environment } = module;
  const databases = Object.entries(environment.documentDatabases);
  if (databases.length === 0) return;
  // RDS and DocumentDB share one set of subnet group names, so it is not called like that of RDS.
  const subnets = module.resource(DocdbSubnetGroup, 'main', ['documentDatabases'], {
    name: `${prefixOf(environment)}-document`,
    subnetIds: module.stateOf('network').list('subnet_ids', networkOf(environment).placement.data),
  });
  for (const [key, database] of databases) {
    const cluster = addCluster(module, { key, database, subnetGroup: subnets.name });
    addInstances(module, { key, database, cluster: cluster.id });
    addEndpoints(module, key, cluster);
    if (!isReadOnly(database)) addLogins(module, key);
  }
}

function addParameterGroup(
  module: RootModule,
  key: string,
  { version, parameters, changeStreams }: DocumentDatabase,
): DocdbClusterParameterGroup {
  const [major = '', minor = ''] = version.split('.');
  const all = {
    ...DEFAULT_PARAMETERS,
    ...parameters,
    audit_logs: 'enabled',
    tls: STRICTER_TLS.find((value) => value === parameters['tls']) ?? 'enabled',
    ...(changeStreams === null
      ? {}
      : { change_stream_log_retention_duration: String(changeStreams.retentionHours * 3600) }),
  };
  const origin = ['documentDatabases', key, 'parameters'];
  return module.resource(DocdbClusterParameterGroup, key, origin, {
    name: `${clusterIdentifier(module.environment, key)}-docdb${major}-${minor}`,
    family: `docdb${major}.${minor}`,
    parameter: sortedEntries(all).map(([name, value]) => ({
      name,
      value,
      applyMethod: 'pending-reboot',
    })),
  });
}

/** They have to exist before the cluster writes its first line, or AWS makes them without an end.
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html */
function addLogs(module: RootModule, key: string, identifier: string): CloudwatchLogGroup[] {
  return LOGS.map((log) =>
    addLogGroup(module, `document-database-${key}-${log}`, {
      name: `/aws/docdb/${identifier}/${log}`,
      origin: ['documentDatabases', key],
    }),
  );
}

/** DocumentDB encrypts the secret that it makes with the key of Secrets Manager: the provider takes no other.
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/docdb_cluster */
function addMaster(module: RootModule, key: string, database: DocumentDatabase) {
  // A secondary has the logins of its primary.
  if (isReadOnly(database)) return { password: {}, dependsOn: [] };
  const masterUsername = ADMINISTRATOR;
  if (database.masterPassword === 'managed') {
    return { password: { masterUsername, manageMasterUserPassword: true }, dependsOn: [] };
  }
  const secretKey = `document-database-${key}-master`;
  const secret = addLoginSecret(module, {
    key: secretKey,
    name: secretName.master(module.environment, key),
    description: `Administrator of the document database ${key}`,
    origin: ['documentDatabases', key],
    values: { username: ADMINISTRATOR },
  });
  const { password, version, dependsOn } = passwordOf(module, secret, secretKey);
  return {
    password: { masterUsername, masterPasswordWo: password, masterPasswordWoVersion: version },
    dependsOn,
  };
}

interface ClusterInput {
  readonly key: string;
  readonly database: DocumentDatabase;
  readonly subnetGroup: string;
}

function addCluster(module: RootModule, { key, database, subnetGroup }: ClusterInput) {
  const identifier = clusterIdentifier(module.environment, key);
  const { password, dependsOn } = addMaster(module, key, database);
  const group = module.stateOf('network').entry('security_group_ids', `document-database/${key}`);
  return module.resource(DocdbCluster, key, ['documentDatabases', key], {
    clusterIdentifier: identifier,
    engine: 'docdb',
    engineVersion: database.version,
    dbClusterParameterGroupName: addParameterGroup(module, key, database).name,
    dbSubnetGroupName: subnetGroup,
    vpcSecurityGroupIds: [group],
    ...password,
    storageEncrypted: true,
    kmsKeyId: module.stateOf('security').entry('key_arns', 'data'),
    enabledCloudwatchLogsExports: LOGS,
    backupRetentionPeriod: database.backupRetentionDays,
    preferredBackupWindow: '02:00-03:00',
    preferredMaintenanceWindow: MAINTENANCE,
    // A new major version changes the engine and the parameter group together, and the old group goes right
    // after: that takes until the apply ends, not until the maintenance window. AWS raises none by itself.
    // https://docs.aws.amazon.com/documentdb/latest/developerguide/docdb-mvu.html
    allowMajorVersionUpgrade: true,
    applyImmediately: true,
    deletionProtection: database.deletionProtection,
    finalSnapshotIdentifier: `${identifier}-final`,
    skipFinalSnapshot: false,
    tags: { Purpose: database.purpose },
    lifecycle: { preventDestroy: database.deletionProtection },
    ...globalArguments(module, key, database),
    dependsOn: [...dependsOn, ...addLogs(module, key, identifier)],
  });
}

interface InstancesInput {
  readonly key: string;
  readonly database: DocumentDatabase;
  readonly cluster: string;
}

/** Numbered from 1: the first writes until a failover, and the lowest tier takes over first. */
function addInstances(module: RootModule, { key, database, cluster }: InstancesInput): void {
  const { zones } = module.environment.aws;
  for (const index of Array.from({ length: database.instances }).keys()) {
    const number = index + 1;
    module.resource(
      DocdbClusterInstance,
      `${key}-${number}`,
      ['documentDatabases', key, 'instances'],
      {
        identifier: instanceIdentifier(module.environment, key, number),
        clusterIdentifier: cluster,
        engine: 'docdb',
        instanceClass: database.class,
        availabilityZone: zones[index % zones.length] ?? '',
        caCertIdentifier: 'rds-ca-rsa2048-g1',
        promotionTier: Math.min(index, PROMOTION_TIER_MAX),
        autoMinorVersionUpgrade: true,
        copyTagsToSnapshot: true,
        preferredMaintenanceWindow: MAINTENANCE,
        applyImmediately: true,
      },
    );
  }
}

function addEndpoints(module: RootModule, key: string, cluster: DocdbCluster): void {
  addEndpointSecret(module, {
    key: `document-database-${key}-endpoints`,
    name: secretName.endpoints(module.environment, key),
    description: `Addresses of the document database ${key}`,
    origin: ['documentDatabases', key],
    values: {
      host: cluster.endpoint,
      port: cluster.port.toString(),
      reader_host: cluster.readerEndpoint,
    },
  });
}

function addLogins(module: RootModule, key: string): void {
  const { environment } = module;
  for (const { key: consumer, uses, path } of consumersOf(environment)) {
    const use = uses.documentDatabases[key];
    if (!hasOwnLogin(use)) continue;
    const login = documentLogin(consumer, use);
    addLoginSecret(module, {
      key: `document-database-${key}-login-${consumer}`,
      name: secretName.login(environment, key, consumer),
      description: `Login of ${consumer} to the document database ${key}`,
      origin: [...path, 'documentDatabases', key],
      values: { username: login, database: login },
      isNamed: login !== sqlName(consumer),
    });
  }
}
