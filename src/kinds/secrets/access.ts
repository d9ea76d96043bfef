import { propertyVariables } from '../../model/services/secret-variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { ownSecretName } from './names.ts';
import type { Secret } from './schema.ts';

/** A variable for each of its properties. */
export function secretAccess({ environment, store, entry }: Edge<Secret>): Grant {
  const secret = ownSecretName(environment, store);
  return { secrets: propertyVariables(`secret-${store}`, secret, entry.keys) };
}
