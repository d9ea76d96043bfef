// Ports that AWS lets nobody call, and calls from where no way leads out.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf, describeConsumer } from '../../model/services/consumers.ts';
import { report } from './codes.ts';

const MAIL_RELAY_PORT = 25;

export function checkExternals(environment: Environment): readonly Diagnostic[] {
  return [...mailRelays(environment), ...outOfReach(environment)];
}

/** Names of AWS may lead to interface endpoints. */
const OF_AWS = /\.amazonaws\.com$/;

/** Of pods; a network that hangs on another may have its way out there. */
function outOfReach(environment: Environment): readonly Diagnostic[] {
  const { network, externals } = environment;
  if (network === null || network.attachment !== null || network.transitGateway !== null) return [];
  const tier = network.placement.nodes;
  if (network.subnets[tier]?.route !== 'none') return [];
  return consumersOf(environment).flatMap((consumer) => {
    if (consumer.namespace === null) return [];
    return consumer.uses.externals.flatMap((external, index) => {
      const hosts = externals[external]?.hosts ?? [];
      if (hosts.every((host) => OF_AWS.test(host))) return [];
      const args = { consumer: describeConsumer(consumer), external, tier };
      return [
        report('model/external-out-of-reach', args, {
          path: [...consumer.path, 'externals', index],
        }),
      ];
    });
  });
}

function mailRelays({ externals }: Environment): readonly Diagnostic[] {
  return Object.entries(externals).flatMap(([external, { ports }]) => {
    const index = ports.indexOf(MAIL_RELAY_PORT);
    if (index < 0) return [];
    const path = ['externals', external, 'ports', index];
    return [report('model/external-port-25', { external }, { path })];
  });
}
