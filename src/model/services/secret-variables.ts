// Variables of a service that are composed of what a secret holds.

import { sqlName } from '../data/sql-name.ts';
import { insert, type SecretRead } from '../kubernetes/external-secret.ts';

export interface SecretVariable {
  readonly variable: string;
  /** Go template over the names of `reads`. */
  readonly template: string;
  readonly reads: readonly SecretRead[];
}

/** Reads properties under `<store>_<property>`, which Go templates accept as a name. */
export function readAll(
  store: string,
  secret: string,
  properties: readonly string[],
): readonly SecretRead[] {
  return properties.map((property) => ({ as: `${sqlName(store)}_${property}`, secret, property }));
}

/** One variable per property, of the same name. */
export function propertyVariables(
  store: string,
  secret: string,
  properties: readonly string[],
): readonly SecretVariable[] {
  const name = sqlName(store);
  return properties.map((property) => ({
    variable: property,
    template: insert(`${name}_${property}`),
    reads: readAll(name, secret, [property]),
  }));
}
