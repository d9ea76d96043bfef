// Defaults by tier: the lowest layer under an environment. Only what a design leaves open.
import { everyKind } from '../kinds/kinds.ts';

/** Which part of `defaults` lies under the entries of which collection (dotted path). */
export const entryDefaults = [
  { defaults: 'nodeGroup', collection: 'cluster.nodeGroups' },
  { defaults: 'database', collection: 'databases' },
  { defaults: 'documentDatabase', collection: 'documentDatabases' },
  { defaults: 'cache', collection: 'caches' },
  ...everyKind.flatMap(({ defaults, collection }) =>
    defaults === null ? [] : [{ defaults, collection }],
  ),
  { defaults: 'service', collection: 'services' },
  { defaults: 'alarm', collection: 'observability.alarms' },
];

const frugal = {
  network: { nat: 'single' },
  defaults: {
    nodeGroup: { capacity: 'spot' },
    database: { multiAz: false, instances: 1, backupRetentionDays: 7, deletionProtection: false },
    documentDatabase: { instances: 1, backupRetentionDays: 7, deletionProtection: false },
    cache: { multiAz: false, snapshotRetentionDays: 1 },
  },
} as const;

/** Parts that an environment has only where it writes them. */
export const optionalParts = ['network'] as const;

export const tierDefaults = {
  development: {
    ...frugal,
    defaults: { ...frugal.defaults, service: { replicas: 1 } },
    observability: { logs: { retentionDays: 7 } },
  },
  staging: {
    ...frugal,
    defaults: { ...frugal.defaults, service: { replicas: 2 } },
    observability: { logs: { retentionDays: 14 } },
  },
  production: {},
  shared: {},
} as const;
