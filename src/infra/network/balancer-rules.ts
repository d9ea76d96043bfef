// Who gets to a load balancer, and how it gets to pods.
import type { GroupRule } from '../../kinds/contract/network-part.ts';
import { type ClientRange, clientRanges } from '../../model/edge/balancers.ts';
import { entrancesOf, INGRESS_PORT } from '../../model/edge/ingress.ts';
import type { LoadBalancer } from '../../model/schema/edge/edge.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { type PodPort, podPorts } from './pod-ports.ts';

/** Stands for the prefix list that AWS keeps of the addresses CloudFront sends from. */
export const CLOUDFRONT = 'cloudfront';

type Module = Pick<RootModule, 'environment' | 'landscape'>;

export function balancerRules(module: Module): readonly GroupRule[] {
  return Object.entries(module.environment.edge.loadBalancers).flatMap(([key, balancer]) => [
    ...fromClients(module, key, balancer),
    ...toPods(module, key),
  ]);
}

function nameOf(key: string): string {
  return `load-balancer-${key}`;
}

function fromClients(module: Module, key: string, balancer: LoadBalancer): readonly GroupRule[] {
  const clients = rangesOf(module, balancer);
  return listeningOn(module, key, balancer).flatMap(({ port, transport, protocol }) =>
    clients.map(({ name, cidr, said }): GroupRule => {
      const what = transport === 'UDP' ? `${port}-udp` : `${port}`;
      return {
        key: `${nameOf(key)}-from-${name}-${what}`,
        direction: 'ingress',
        group: `load-balancer/${key}`,
        peer: cidr,
        ports: [port, port],
        ...(transport === 'UDP' ? { transport } : {}),
        description: `${protocol} from ${said}`,
        origin: ['edge', 'loadBalancers', key],
      };
    }),
  );
}

function rangesOf({ environment, landscape }: Module, balancer: LoadBalancer) {
  if (balancer.source === 'cloudfront') {
    return [{ name: CLOUDFRONT, cidr: CLOUDFRONT, said: 'CloudFront' }];
  }
  const isForAll = balancer.clients === null && balancer.scheme === 'internet';
  return clientRanges(environment, landscape, balancer).map((range: ClientRange) => ({
    ...range,
    said: isForAll ? 'users' : range.name,
  }));
}

interface Listening extends PodPort {
  readonly protocol: string;
}

function listeningOn({ environment }: Module, key: string, balancer: LoadBalancer) {
  const { type, listeners } = balancer;
  const https: Listening = { port: INGRESS_PORT, transport: 'TCP', protocol: 'HTTPS' };
  if (type === 'application') return [https];
  const own = Object.values(listeners).map(
    ({ port, protocol }): Listening => ({
      ...{ port, protocol: protocol.toUpperCase() },
      transport: protocol === 'udp' ? 'UDP' : 'TCP',
    }),
  );
  return [...(entrancesOf(environment).includes(key) ? [https] : []), ...own];
}

function toPods({ environment }: Module, key: string): readonly GroupRule[] {
  const group = `load-balancer/${key}`;
  const origin = ['edge', 'loadBalancers', key];
  return podPorts(environment, key).flatMap(({ port, transport }): readonly GroupRule[] => {
    const rule = {
      ports: [port, port] as const,
      ...(transport === 'UDP' ? { transport } : {}),
      origin,
    };
    const what = transport === 'UDP' ? `${port}-udp` : `${port}`;
    return [
      {
        ...rule,
        key: `${nameOf(key)}-to-nodes-${what}`,
        direction: 'egress',
        group,
        peer: 'nodes',
        description: 'Requests and health checks to pods',
      },
      {
        ...rule,
        key: `nodes-from-${nameOf(key)}-${what}`,
        direction: 'ingress',
        group: 'nodes',
        peer: group,
        description: 'Requests and health checks from the load balancer',
      },
    ];
  });
}
