// How one Helm chart takes part in an environment.

import { addonIdentities } from '../environment/identities.ts';
import type { ChartSource } from '../model/artifact.ts';
import { roleAnnotation } from '../model/identity.ts';
import type { PodSecurity } from '../model/kubernetes/namespace-plan.ts';
import type { Landscape } from '../model/landscape.ts';
import { SYSTEM_TAINT } from '../model/nodes/placement.ts';
import type { Environment } from '../model/schema/environment.ts';

export interface ChartDefinition {
  readonly wave: number | ((environment: Environment) => number);
  /** What its pods need of their namespace; irrelevant in kube-system. */
  readonly podSecurity: PodSecurity;
  readonly values: (environment: Environment, landscape: Landscape) => ChartSource['values'];
}

/** Two of what can run twice, where an outage matters. */
export function replicasOf(environment: Environment): number {
  return environment.tier === 'production' ? 2 : 1;
}

export type SystemToleration = { readonly key: string; readonly operator: 'Exists' };

/** What has to run before Karpenter does, or instead of it, stands on nodes that are kept for such. */
export function systemTolerations({ cluster }: Environment): readonly SystemToleration[] {
  const groups = Object.values(cluster?.nodeGroups ?? {});
  const isKept = groups.some(({ taints }) => SYSTEM_TAINT in taints);
  return isKept ? [{ key: SYSTEM_TAINT, operator: 'Exists' }] : [];
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
