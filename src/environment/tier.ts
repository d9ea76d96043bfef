// Defaults by tier: the lowest layer under an environment. Only what a design leaves open.
import { everyKind } from '../kinds/kinds.ts';
import { hasKey, kindWritten } from '../model/services/service-kinds.ts';
import { asPlainObject } from '../model/values/plain-object.ts';

/** Which part of `defaults` lies under the entries of which collection (dotted path). A kind of service takes
 * what it has a key for. */
export const entryDefaults = [
  { defaults: 'nodeGroup', collection: 'cluster.nodeGroups' },
  ...everyKind.flatMap(({ defaults, collection, stands }) =>
    defaults === null ? [] : [{ defaults, collection, ...(stands ? { suits: isMade } : {}) }],
  ),
  {
    defaults: 'service',
    collection: 'services',
    suits: (key: string, entry: unknown) => hasKey(kindWritten(entry) ?? 'deployment', key),
  },
  { defaults: 'alarm', collection: 'observability.alarms' },
];

/** Defaults say what is made, so that an entry that stands already takes none of them. */
function isMade(_key: string, entry: unknown): boolean {
  return asPlainObject(entry)?.['existing'] === undefined;
}

/** `defaults` of a tier that spares money: of what is no kind, then of every kind. */
const frugalDefaults = (tier: 'development' | 'staging', replicas: number) => ({
  nodeGroup: { capacity: 'spot' },
  ...Object.fromEntries(
    everyKind.flatMap(({ defaults, tiers }) =>
      defaults === null || tiers === undefined ? [] : [[defaults, tiers[tier]]],
    ),
  ),
  service: { replicas, deletionProtection: false },
});

/** Parts that an environment has only where it writes them. */
export const optionalParts = ['network'] as const;

export const tierDefaults = {
  development: {
    network: { nat: 'single' },
    defaults: frugalDefaults('development', 1),
    observability: { logs: { retentionDays: 7 } },
  },
  staging: {
    network: { nat: 'single' },
    defaults: frugalDefaults('staging', 2),
    observability: { logs: { retentionDays: 14 } },
  },
  production: {},
  shared: {},
} as const;
