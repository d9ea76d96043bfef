// What rests on an add-on: without it, Argo CD waits for a kind that never comes, or objects and
// alarms stay without effect. What rests on Helm charts is asked of these, but for what services use.
import type { Addon } from '../../../addons/addon.ts';
import { type AddonName, addons } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { AddonNeed } from '../../../kinds/contract/rules-part.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf, describeConsumer } from '../../../model/services/consumers.ts';
import { grantsOf } from '../../edges.ts';

export function checkAddons(environment: Environment): readonly Diagnostic[] {
  const missing = missingAddons(environment);
  const all = addonsToWrite(missing.map(({ addon }) => addon));
  return [
    ...missing.map(({ path, addon, what }) =>
      // Several may be missing for one thing.
      diagnostic('model/addon-missing', { addon, what, all, detail: addon }, { path }),
    ),
    ...networkPolicies(environment),
    ...measuredTwice(environment),
  ];
}

/** `under addons: { argo-cd: {}, cert-manager: {} }`, ready to be pasted; null: there is one alone. */
function addonsToWrite(names: readonly string[]): string | null {
  const all = [...new Set(names)].sort();
  if (all.length < 2) return null;
  const places = ['addons', 'cluster.addons'].flatMap((place) => {
    const own = all.filter((each) => each.slice(0, each.lastIndexOf('.')) === place);
    const entries = own.map((each) => `${each.slice(place.length + 1)}: {}`);
    return entries.length === 0 ? [] : [`under ${place}: { ${entries.join(', ')} }`];
  });
  return places.join(' and ');
}

/** And what these will need in turn, so that all are told at once. */
function missingAddons(environment: Environment): readonly AddonNeed[] {
  const present = new Set([
    ...Object.keys(environment.addons).map((name) => `addons.${name}`),
    ...Object.keys(environment.cluster?.addons ?? {}).map((name) => `cluster.addons.${name}`),
  ]);
  const written = [
    ...secretNeeds(environment),
    ...alarmNeeds(environment),
    ...volumeNeeds(environment),
    ...everyKind.flatMap(({ rules }) => rules?.addonNeeds?.(environment) ?? []),
    ...addons.flatMap((addon) => needsOf(environment, addon)),
  ];
  const missing = written.filter(({ addon }) => !present.has(addon));
  for (const { addon, path } of missing) {
    if (present.has(addon)) continue;
    present.add(addon);
    const found = addons.find(({ name }) => addon === `addons.${name}`);
    const needs = found === undefined ? [] : ownNeeds(environment, found);
    const further = needs.filter((need) => !present.has(need.addon));
    // Grows while it is walked: what is missing may need what is missing as well.
    missing.push(...further.map((need) => ({ ...need, path })));
  }
  return missing;
}

/** Its own, and of what rests on it. */
function needsOf(environment: Environment, addon: Addon<AddonName>): readonly AddonNeed[] {
  const { name, neededBy } = addon;
  const own = environment.addons[name]?.existing === null ? ownNeeds(environment, addon) : [];
  const others = neededBy?.(environment) ?? [];
  return [
    ...own.map((need) => ({ ...need, path: ['addons', name] })),
    ...others.map((need) => ({ addon: `addons.${name}` as const, ...need })),
  ];
}

function ownNeeds({ addons: written }: Environment, { name, needs = [] }: Addon<AddonName>) {
  const values = written[name]?.values ?? {};
  return needs.filter(({ unless }) => unless === undefined || values[unless] !== false);
}

function secretNeeds(environment: Environment): readonly AddonNeed[] {
  const ofConsumers = consumersOf(environment)
    .filter(({ key, namespace }) => namespace !== null && hasSecret(environment, key))
    .map((each) => ({ what: `the secret of ${describeConsumer(each)}`, path: each.path }));
  const ofKinds = everyKind.flatMap(({ rules }) => rules?.secretNeeds?.(environment) ?? []);
  return [...ofConsumers, ...ofKinds].map((need) => ({
    addon: 'addons.external-secrets',
    ...need,
  }));
}

function hasSecret(environment: Environment, key: string): boolean {
  return grantsOf(environment, key).some(({ secrets = [] }) => secrets.length > 0);
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-EKS.html */
function alarmNeeds({ observability }: Environment): readonly AddonNeed[] {
  if (observability.metrics.nodesToCloudWatch) return [];
  return Object.entries(observability.alarms)
    .filter(([, { metric }]) => metric === 'nodeCpu' || metric === 'nodeMemory')
    .map(([key]) => ({
      addon: 'cluster.addons.amazon-cloudwatch-observability',
      what: `alarm ${key}`,
      path: ['observability', 'alarms', key, 'metric'],
    }));
}

function measuredTwice({ cluster, observability }: Environment): readonly Diagnostic[] {
  if (!observability.metrics.nodesToCloudWatch) return [];
  if (!cluster?.addons['amazon-cloudwatch-observability']) return [];
  const path = ['observability', 'metrics', 'nodesToCloudWatch'];
  return [diagnostic('model/nodes-measured-twice', {}, { path })];
}

/** Snapshots of volumes, and storage classes of our own. */
function volumeNeeds({ recovery, cluster }: Environment): readonly AddonNeed[] {
  if (cluster === null) return [];
  const snapshots = {
    addon: 'cluster.addons.aws-ebs-csi-driver',
    what: 'snapshots of volumes',
    path: ['recovery', 'volumeSnapshots'],
  } as const;
  const classes = Object.keys(cluster.storageClasses).map((name) => ({
    addon: 'cluster.addons.aws-ebs-csi-driver' as const,
    what: `storage class ${name}`,
    path: ['cluster', 'storageClasses', name],
  }));
  return [...(recovery.volumeSnapshots === null ? [] : [snapshots]), ...classes];
}

/** https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html */
function networkPolicies({ cluster, services }: Environment): readonly Diagnostic[] {
  if (cluster === null) return [];
  const setting = cluster.addons['vpc-cni']?.configuration['enableNetworkPolicy'];
  if (Object.keys(services).length === 0 || String(setting) === 'true') return [];
  const where = { path: ['cluster', 'addons', 'vpc-cni'], target: 'key' } as const;
  return [diagnostic('model/network-policy-off', {}, where)];
}
