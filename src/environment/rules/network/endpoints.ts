// Services of AWS that pods call, where nodes have no way to the internet.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { answeredInside } from '../../../model/edge/mail-endpoint.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf, describeConsumer } from '../../../model/services/consumers.ts';
import { edgesOf } from '../../edges.ts';
import { networkClients } from '../../network-clients.ts';

export function checkEndpoints(environment: Environment): readonly Diagnostic[] {
  const { network } = environment;
  // What a hub shares over its Transit Gateway is the hub's to say.
  if (network === null || network.transitGateway !== null) return [];
  const { subnets, placement } = network;
  if (subnets[placement.nodes]?.route !== 'none') return [];
  const apart = new Set(networkClients(environment).map(({ consumer }) => consumer.key));
  const pods = consumersOf(environment).filter(({ key }) => !apart.has(key));
  return pods.flatMap((consumer) =>
    edgesOf(environment, consumer.key).flatMap(
      ({ kind: { endpoint, noun }, edge: { store, origin } }) => {
        if (endpoint === undefined || answeredInside(network).includes(endpoint)) return [];
        const args = {
          consumer: describeConsumer(consumer),
          store: `${noun} ${store}`,
          endpoint,
          tier: placement.nodes,
        };
        return [diagnostic('model/endpoint-missing', args, { path: origin })];
      },
    ),
  );
}
