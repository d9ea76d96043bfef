import { roleAnnotation } from '../../model/identity.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { AddonAccount } from '../addon.ts';

export type AccountValues = {
  readonly create: true;
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
};

/** The ServiceAccount of an add-on, with its IAM role when it has one. */
export function accountValues(
  environment: Environment,
  { serviceAccount, isNeeded }: AddonAccount,
): AccountValues {
  const isIdle = isNeeded?.(environment) === false;
  const role = addonRoleName(environment, serviceAccount);
  const annotations = isIdle ? {} : roleAnnotation(environment, { role });
  return { create: true, name: serviceAccount, annotations };
}
