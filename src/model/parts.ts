// The parts of an environment that not every environment has. What is compiled only where a part is
// asks for it here: its absence there is a bug, because the rules let nothing through that needs it.
import type { Cluster } from './schema/cluster/cluster.ts';
import type { Environment } from './schema/environment.ts';
import type { Network } from './schema/network/network.ts';

export function clusterOf({ cluster }: Pick<Environment, 'cluster'>): Cluster {
  if (cluster === null) throw new Error('Asked for the cluster of an environment without one');
  return cluster;
}

export function networkOf({ network }: Pick<Environment, 'network'>): Network {
  if (network === null) throw new Error('Asked for the network of an environment without one');
  return network;
}
