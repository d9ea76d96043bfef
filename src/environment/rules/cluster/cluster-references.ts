// What names nodes, their zones and the namespaces of the cluster.

import { type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function clusterReferences(environment: Environment): readonly Reference[] {
  return [
    ...zoneReferences(environment),
    ...activationReferences(environment),
    ...meshReferences(environment),
    ...clientReferences(environment),
  ];
}

function zoneReferences({ aws, cluster }: Environment): readonly Reference[] {
  const zones = Object.entries(cluster?.nodeGroups ?? {}).flatMap(([key, group]) =>
    group.zones.map((zone, index) => ({
      kind: 'zone',
      name: zone,
      among: aws.zones,
      user: `node group ${key}`,
      path: ['cluster', 'nodeGroups', key, 'zones', index],
    })),
  );
  const poolZones = Object.entries(cluster?.nodePools ?? {}).flatMap(([key, pool]) =>
    (pool.zones ?? []).map((zone, index) => ({
      kind: 'zone',
      name: zone,
      among: aws.zones,
      user: `node pool ${key}`,
      path: ['cluster', 'nodePools', key, 'zones', index],
    })),
  );
  return [...zones, ...poolZones];
}

function activationReferences({ recovery, cluster }: Environment): readonly Reference[] {
  return Object.keys(recovery.activation?.nodeCounts ?? {}).map((group) => ({
    ...reference('node group', group, cluster?.nodeGroups ?? {}, 'the activation', [
      'recovery',
      'activation',
      'nodeCounts',
      group,
    ]),
    target: 'key' as const,
  }));
}

function meshReferences({ mesh, namespaces }: Environment): readonly Reference[] {
  return (mesh?.namespaces ?? []).map((name, index) =>
    reference('namespace', name, namespaces, 'the mesh', ['mesh', 'namespaces', index]),
  );
}

function clientReferences({ cluster, network }: Environment): readonly Reference[] {
  return Object.entries(cluster?.endpoint.clients ?? {}).flatMap(([client, { subnets }]) => {
    const path = ['cluster', 'endpoint', 'clients', client, 'subnets'];
    const user = `client ${client} of the Kubernetes API`;
    return subnets === null
      ? []
      : [reference('subnet tier', subnets, network?.subnets ?? {}, user, path)];
  });
}
