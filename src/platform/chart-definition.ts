// How one Helm chart takes part in an environment.
import type { ChartSource } from '../model/artifact.ts';
import { addonIdentities, roleAnnotation } from '../model/identity.ts';
import type { Environment } from '../model/schema/environment.ts';

export type PodSecurity = Environment['namespaces'][string]['podSecurity'];

export interface ChartDefinition {
  readonly wave: number | ((environment: Environment) => number);
  /** What its pods need of their namespace; irrelevant in kube-system. */
  readonly podSecurity: PodSecurity;
  readonly values: (environment: Environment) => ChartSource['values'];
}

/** Two of what can run twice, where an outage matters. */
export function replicasOf(environment: Environment): number {
  return environment.tier === 'production' ? 2 : 1;
}

export type AccountValues = {
  readonly create: true;
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
};

/** The ServiceAccount of an add-on, with its IAM role when it has one. */
export function accountValues(environment: Environment, serviceAccount: string): AccountValues {
  const identity = addonIdentities(environment).find(
    (addon) => addon.serviceAccount === serviceAccount,
  );
  const annotations = identity ? roleAnnotation(environment, identity) : {};
  return { create: true, name: serviceAccount, annotations };
}
