import { propertyVariables } from '../../model/services/secret-variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { externalSecretName } from './names.ts';
import type { External } from './schema.ts';

/** The way out, and a variable for each property of its secret. */
export function externalAccess({ environment, store, entry }: Edge<External>): Grant {
  const secret = externalSecretName(environment, store);
  return {
    outsidePorts: entry.ports,
    secrets: propertyVariables(`external-${store}`, secret, entry.secretKeys),
  };
}
