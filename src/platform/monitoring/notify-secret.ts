// An ExternalSecret whose Secret holds the properties of one secret under their own names.
import {
  EXTERNAL_SECRET,
  externalSecretSpec,
  insert,
} from '../../model/kubernetes/external-secret.ts';
import { secretName } from '../../model/naming/secrets.ts';
import { notifyProperties } from '../../model/operations/notify.ts';
import type { Environment } from '../../model/schema/environment.ts';

interface SecretCopy {
  readonly secret: string;
  readonly properties: readonly string[];
}

/** Where Slack and PagerDuty are reached. */
export function notifySecret(environment: Environment, name: string) {
  const properties = notifyProperties(environment);
  return secretCopy(name, { secret: secretName.notify(environment), properties });
}

export function secretCopy(name: string, { secret, properties }: SecretCopy) {
  return {
    ...EXTERNAL_SECRET,
    metadata: { name },
    spec: externalSecretSpec(
      name,
      properties.map((property) => ({ as: property, secret, property })),
      Object.fromEntries(properties.map((property) => [property, insert(property)])),
    ),
  };
}
