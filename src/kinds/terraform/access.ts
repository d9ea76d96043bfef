import { sqlName } from '../../model/data/sql-name.ts';
import { insert } from '../../model/kubernetes/external-secret.ts';
import { readAll } from '../../model/services/secret-variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { outputSecretName, outputVariable } from './names.ts';
import type { TerraformStack } from './schema.ts';

/** A variable for each output, by way of the secret that the stack writes. */
export function terraformAccess({
  environment,
  store,
  use,
}: Edge<TerraformStack, readonly string[]>): Grant {
  const secret = outputSecretName(environment, store);
  const name = sqlName(`terraform-${store}`);
  return {
    secrets: use.map((output) => ({
      variable: outputVariable(store, output),
      template: insert(`${name}_${output}`),
      reads: readAll(name, secret, [output]),
    })),
  };
}
