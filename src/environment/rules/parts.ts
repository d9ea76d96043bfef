// What rests on a part that not every environment has: a cluster, a network.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { eachNeeds } from '../../kinds/contract/each-needs.ts';
import { everyKind } from '../../kinds/kinds.ts';
import type { Need } from '../../model/need.ts';
import type { Environment } from '../../model/schema/environment.ts';

export function checkParts(environment: Environment): readonly Diagnostic[] {
  const inCluster = environment.cluster === null ? clusterNeeds(environment) : [];
  const inNetwork = environment.network === null ? networkNeeds(environment) : [];
  return [
    ...inCluster.map(({ what, path }) =>
      diagnostic('model/cluster-missing', { what }, { path, target: 'key' }),
    ),
    ...inNetwork.map(({ what, path }) =>
      diagnostic('model/network-missing', { what }, { path, target: 'key' }),
    ),
  ];
}

const WORDS = {
  clusterBackup: 'the cluster backup',
  volumeSnapshots: 'snapshots of volumes',
};

function clusterNeeds(environment: Environment): readonly Need[] {
  const { services, namespaces, addons, mesh, network, databases, recovery } = environment;
  const exports = Object.entries(databases).filter(([, database]) => database.export !== null);
  return [
    ...eachNeeds('service', ['services'], services),
    ...eachNeeds('namespace', ['namespaces'], namespaces),
    ...eachNeeds('add-on', ['addons'], addons),
    ...everyKind.flatMap(({ rules }) => rules?.clusterNeeds?.(environment) ?? []),
    ...(mesh === null ? [] : [{ what: 'the mesh', path: ['mesh'] }]),
    ...(network?.bastion ? [{ what: 'the bastion', path: ['network', 'bastion'] }] : []),
    ...(['clusterBackup', 'volumeSnapshots'] as const)
      .filter((each) => recovery[each] !== null)
      .map((each) => ({ what: WORDS[each], path: ['recovery', each] })),
    // Tasks in the cluster look after both.
    ...exports.map(([key]) => ({
      what: `the export of database ${key}`,
      path: ['databases', key, 'export'],
    })),
  ];
}

function networkNeeds(environment: Environment): readonly Need[] {
  const { cluster, databases, documentDatabases, edge } = environment;
  return [
    ...(cluster === null ? [] : [{ what: `cluster ${cluster.name}`, path: ['cluster'] }]),
    ...eachNeeds('database', ['databases'], databases),
    ...eachNeeds('document database', ['documentDatabases'], documentDatabases),
    ...everyKind.flatMap(({ rules }) => rules?.networkNeeds?.(environment) ?? []),
    ...eachNeeds('load balancer', ['edge', 'loadBalancers'], edge.loadBalancers),
  ];
}
