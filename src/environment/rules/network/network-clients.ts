// What consumers that are no pods can reach: not the cluster, stores of the VPC from inside alone, and the
// internet only through NAT, because they get no public address.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { answeredInside } from '../../../model/edge/mail-endpoint.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { describeConsumer } from '../../../model/services/consumers.ts';
import { edgesOf } from '../../edges.ts';
import { type NetworkClient, networkClients } from '../../network-clients.ts';
import { storeEdgesOf } from '../../store-edges.ts';

export function checkNetworkClients(environment: Environment): readonly Diagnostic[] {
  return networkClients(environment).flatMap((client) => [
    ...inCluster(environment, client),
    ...(client.group === null ? fromOutside(environment, client) : wayOut(environment, client)),
  ]);
}

function inCluster(environment: Environment, { consumer }: NetworkClient): readonly Diagnostic[] {
  const used = consumer.uses.services;
  const services = (Array.isArray(used) ? used : Object.keys(used)).map((key, index) => ({
    target: `service ${key}`,
    path: [...consumer.path, 'services', Array.isArray(used) ? index : key] as Path,
  }));
  const stores = storeEdgesOf(environment, consumer.key)
    .filter(({ store }) => store.pods !== null)
    .map(({ store, origin }) => ({ target: `${store.kind} ${store.key}`, path: origin }));
  return [...services, ...stores].map(({ target, path }) => {
    const args = { consumer: describeConsumer(consumer), target };
    return diagnostic('model/consumer-outside-cluster', args, { path });
  });
}

function fromOutside(environment: Environment, { consumer }: NetworkClient): readonly Diagnostic[] {
  return storeEdgesOf(environment, consumer.key)
    .filter(({ store }) => store.pods === null && !store.isMounted)
    .map(({ store, origin }) => {
      const { collection, key } = consumer;
      const at = `${collection}.${key}.vpc`;
      const args = {
        consumer: describeConsumer(consumer),
        store: `${store.kind} ${store.key}`,
        at,
      };
      return diagnostic('model/consumer-outside-network', args, { path: origin });
    });
}

const SECRETS = 'secretsmanager';

/** Of a tier without NAT: what is called there needs an endpoint, and what has none is out of reach. */
function wayOut(environment: Environment, { consumer }: NetworkClient): readonly Diagnostic[] {
  const { network } = environment;
  if (network === null || network.transitGateway !== null) return [];
  const tier = network.placement.nodes;
  if (network.subnets[tier]?.route === 'nat') return [];
  const inside = answeredInside(network);
  return edgesOf(environment, consumer.key).flatMap(({ kind, edge }) => {
    const { secrets = [], outsidePorts = [] } = kind.access?.(edge) ?? {};
    const needed = [kind.endpoint ?? [], secrets.length > 0 ? SECRETS : []].flat();
    const store = `${kind.noun} ${edge.store}`;
    const args = { consumer: describeConsumer(consumer), store, tier };
    const missing = needed
      .filter((endpoint) => !inside.includes(endpoint))
      .map((endpoint) => {
        const of = endpoint === SECRETS ? `the secret of ${store}` : store;
        const found = { ...args, store: of, endpoint };
        return diagnostic('model/endpoint-missing', found, { path: edge.origin });
      });
    // What has an endpoint answers there.
    if (outsidePorts.length === 0 || kind.endpoint !== undefined) return missing;
    return [...missing, diagnostic('model/consumer-without-way', args, { path: edge.origin })];
  });
}
