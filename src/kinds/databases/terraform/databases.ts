// Relational databases with what they share, and the secrets that lead to them.

import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group/index.js';
import { isBorrowed } from '../../../model/data/database-access.ts';
import { isReadOnly } from '../../../model/data/global-cluster.ts';
import { prefixOf } from '../../../model/naming/core.ts';
import { networkOf } from '../../../model/parts.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { madeEntries, standingEntries } from '../../../model/standing.ts';
import { serviceTrust } from '../../../terraform/policy.ts';
import { addRole } from '../../../terraform/role.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { addEndpointSecret, addLoginSecret } from '../../../terraform/secret.ts';
import { isAurora, portsOf } from '../engine.ts';
import { loginName, monitoringRoleName, secretName } from '../names.ts';
import { addAurora } from './aurora.ts';
import { addInstances } from './instances.ts';
import type { Endpoints } from './shared.ts';

export function addDatabases(module: RootModule): void {
  addStanding(module);
  const databases = madeEntries(module.environment.databases);
  if (databases.length === 0) return;
  const origin = ['databases'];
  const subnets = module.resource(DbSubnetGroup, 'main', origin, {
    name: prefixOf(module.environment),
    subnetIds: module
      .stateOf('network')
      .list('subnet_ids', networkOf(module.environment).placement.data),
  });
  const { role, attachments } = addRole(module, {
    key: 'database-monitoring',
    name: monitoringRoleName(module.environment),
    origin,
    trust: serviceTrust('monitoring.rds.amazonaws.com', module.environment.aws.account),
    managed: ['service-role/AmazonRDSEnhancedMonitoringRole'],
  });
  for (const [key, database] of databases) {
    const add = isAurora(database) ? addAurora : addInstances;
    const monitoring = { role, attachments };
    const endpoints = add(module, { key, database, monitoring, subnetGroup: subnets.name });
    addEndpoints(module, key, endpoints);
    if (!isReadOnly(database)) addLogins(module, key);
  }
}

/** Where they are is a secret of ours, as it is of those that are made. */
function addStanding(module: RootModule): void {
  for (const [key, existing, { engine }] of standingEntries(module.environment.databases)) {
    const { host, readerHost, master } = existing;
    addEndpoints(module, key, {
      host,
      port: String(portsOf({ engine, existing })[0]),
      others: readerHost === null ? {} : { reader_host: readerHost },
    });
    if (master !== null) addLogins(module, key);
  }
}

function addEndpoints(module: RootModule, key: string, { host, port, others }: Endpoints): void {
  addEndpointSecret(module, {
    key: `database-${key}-endpoints`,
    name: secretName.endpoints(module.environment, key),
    description: `Addresses of the database ${key}`,
    origin: ['databases', key],
    values: { host, port, ...others },
  });
}

function addLogins(module: RootModule, key: string): void {
  const { environment } = module;
  for (const { key: consumer, uses, path } of consumersOf(environment)) {
    const access = uses.databases[key];
    if (access === undefined || isBorrowed(access)) continue;
    const name = loginName(environment, key, { consumer, use: access });
    addLoginSecret(module, {
      key: `database-${key}-login-${consumer}`,
      name: secretName.login(environment, key, consumer),
      description: `Login of ${consumer} to the database ${key}`,
      origin: [...path, 'databases', key],
      values: { username: name, database: name },
      isNamed: name !== loginName(environment, key, { consumer, use: 'write' }),
    });
  }
}
