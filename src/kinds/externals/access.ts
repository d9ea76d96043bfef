import { propertyVariables } from '../../model/services/secret-variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { externalSecretName } from './names.ts';
import { type External, HTTPS_PORT } from './schema.ts';

/** The way out, where it is, and a variable for each property of its secret. */
export function externalAccess({ environment, store, entry }: Edge<External>): Grant {
  const secret = externalSecretName(environment, store);
  const address = addressOf(entry);
  return {
    outsidePorts: entry.ports,
    variables: Object.fromEntries(
      Object.entries(entry.variables).map(([name, part]) => [name, address[part]]),
    ),
    secrets: propertyVariables(`external-${store}`, secret, entry.secretKeys),
  };
}

function addressOf({ hosts, ports }: External) {
  const [host = ''] = hosts;
  const [port = HTTPS_PORT] = ports;
  const url = port === HTTPS_PORT ? `https://${host}` : `https://${host}:${port}`;
  return { host, port: String(port), url };
}
