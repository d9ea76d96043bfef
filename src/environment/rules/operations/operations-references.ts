// What alarms, the audit trail and the cluster backup name.
import { addonsOf, namespaceOf } from '../../../addons/addons.ts';
import { pointer, type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { measureOf } from '../../measures.ts';

export function operationsReferences(environment: Environment): readonly Reference[] {
  return [
    ...alarmReferences(environment),
    ...auditReferences(environment),
    ...backupReferences(environment),
  ];
}

function alarmReferences(environment: Environment): readonly Reference[] {
  const { observability, edge } = environment;
  return Object.entries(observability.alarms).flatMap(([key, { metric, of }]) => {
    const user = `alarm ${key}`;
    const path = ['observability', 'alarms', key, 'of'];
    if (metric === 'errorRate') {
      return [reference('load balancer', of ?? '', edge.loadBalancers, user, path)];
    }
    const measured = measureOf(metric);
    return measured ? [pointer(measured.kind.noun, of ?? '', user, path)] : [];
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
