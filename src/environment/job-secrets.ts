// What jobs in the cluster read from Secrets Manager with a role of their own.
import { externalSecrets, readStatements } from '../addons/external-secrets.ts';
import type { JobSecrets } from '../kinds/contract/platform-part.ts';
import { everyKind } from '../kinds/kinds.ts';
import { JOB_STORE } from '../model/kubernetes/external-secret.ts';
import { addonRoleName } from '../model/naming/cluster.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { AddonIdentity } from './identities.ts';

export function jobSecrets(environment: Environment): JobSecrets {
  const all = everyKind.flatMap(({ platform }) => platform?.jobSecrets?.(environment) ?? []);
  return {
    reads: all.flatMap(({ reads }) => reads).sort(),
    masters: all.flatMap(({ masters }) => masters).sort(),
  };
}

/** Who the store of these jobs signs in as; none where there are no jobs. */
export function jobStoreIdentity(environment: Environment): readonly AddonIdentity[] {
  const { name, namespace } = externalSecrets;
  const { reads } = jobSecrets(environment);
  if (!environment.addons[name] || reads.length === 0) return [];
  return [
    {
      role: addonRoleName(environment, JOB_STORE),
      namespace,
      serviceAccount: JOB_STORE,
      origin: ['addons', name],
      statements: (context) => readStatements(context, reads),
    },
  ];
}
