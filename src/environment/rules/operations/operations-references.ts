// What alarms, the audit trail and the cluster backup name.
import { addonsOf, namespaceOf } from '../../../addons/addons.ts';
import { pointer, type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function operationsReferences(environment: Environment): readonly Reference[] {
  return [
    ...alarmReferences(environment),
    ...auditReferences(environment),
    ...backupReferences(environment),
  ];
}

function alarmReferences({ observability, databases, edge }: Environment): readonly Reference[] {
  return Object.entries(observability.alarms).flatMap(([key, { metric, of }]) => {
    if (metric.startsWith('node')) return [];
    const [kind, among] =
      metric === 'errorRate'
        ? (['load balancer', edge.loadBalancers] as const)
        : (['database', databases] as const);
    return [
      reference(kind, of ?? '', among, `alarm ${key}`, ['observability', 'alarms', key, 'of']),
    ];
  });
}

function auditReferences({ audit }: Environment): readonly Reference[] {
  return (audit?.trail?.dataEvents ?? []).map((name, index) =>
    pointer('bucket', name, 'the audit trail', ['audit', 'trail', 'dataEvents', index]),
  );
}

/** Namespaces of add-ons hold something as well. */
function backupReferences(environment: Environment): readonly Reference[] {
  const { recovery, namespaces } = environment;
  const ofAddons = addonsOf(environment).map((addon) => namespaceOf(environment, addon));
  const all = [...new Set([...Object.keys(namespaces), ...ofAddons])];
  return (recovery.clusterBackup?.namespaces ?? []).map((name, index) => ({
    kind: 'namespace',
    name,
    among: all,
    user: 'the cluster backup',
    path: ['recovery', 'clusterBackup', 'namespaces', index],
  }));
}
