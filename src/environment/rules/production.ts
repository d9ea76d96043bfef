// What nobody misses in production before the day on which something is wrong: logs, further nodes, a word of it.
import { addons, addonsOf } from '../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { asPlainObject } from '../../model/values/plain-object.ts';

export function checkProduction(environment: Environment): readonly Diagnostic[] {
  const { tier, cluster } = environment;
  // What a cluster that stands already has, its owner knows.
  if (tier !== 'production' || cluster === null || cluster.existing !== null) return [];
  return [
    ...unreadLogs(environment, cluster),
    ...fixedNodes(environment, cluster),
    ...unwatched(environment),
  ];
}

type Cluster = NonNullable<Environment['cluster']>;

const ADDONS = { path: ['addons'], target: 'key' } as const;

function unreadLogs(environment: Environment, cluster: Cluster): readonly Diagnostic[] {
  const isRead = addonsOf(environment).some(({ ships }) => ships !== undefined);
  if (isRead || isReadByEks(cluster)) return [];
  const { shipper, sink } = environment.observability.logs;
  const fit = addons.find(({ ships }) => ships?.as === shipper && ships.to === sink);
  // One that fits nothing is a finding of its own.
  return fit === undefined ? [] : [diagnostic('model/logs-unread', { addon: fit.name }, ADDONS)];
}

/** Its Fluent Bit writes logs of containers unless the configuration says otherwise:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/install-CloudWatch-Observability-EKS-addon.html */
function isReadByEks(cluster: Cluster): boolean {
  const addon = cluster.addons['amazon-cloudwatch-observability'];
  return (
    addon !== undefined &&
    asPlainObject(addon.configuration?.['containerLogs'])?.['enabled'] !== false
  );
}

function fixedNodes(environment: Environment, cluster: Cluster): readonly Diagnostic[] {
  if (addonsOf(environment).some(({ addsNodes }) => addsNodes)) return [];
  const [growing] = Object.entries(cluster.nodeGroups)
    .filter(([, { min, max }]) => max > min)
    .sort();
  if (growing === undefined) return [];
  const [group, { min, max }] = growing;
  const path = ['cluster', 'nodeGroups', group, 'max'];
  return [diagnostic('model/nodes-unscaled', { group, min, max }, { path })];
}

function unwatched(environment: Environment): readonly Diagnostic[] {
  const isAlarmed = Object.keys(environment.observability.alarms).length > 0;
  if (isAlarmed || addonsOf(environment).some(({ raisesAlerts }) => raisesAlerts)) return [];
  return [diagnostic('model/unwatched', {}, { path: ['observability'], target: 'key' })];
}
