// Copies secrets from AWS Secrets Manager into the cluster.
import type { Environment } from '../../model/schema/environment.ts';
import {
  type AccountValues,
  accountValues,
  type ChartDefinition,
  replicasOf,
} from '../chart-definition.ts';

type Budget = { readonly enabled: boolean; readonly minAvailable: number };

type Values = {
  readonly fullnameOverride: string;
  readonly installCRDs: boolean;
  readonly replicaCount: number;
  readonly leaderElect: boolean;
  readonly serviceAccount: AccountValues;
  readonly podDisruptionBudget: Budget;
  readonly webhook: { readonly replicaCount: number; readonly podDisruptionBudget: Budget };
};

export const externalSecrets: ChartDefinition = { wave: -25, podSecurity: 'restricted', values };

function values(environment: Environment): Values {
  const replicaCount = replicasOf(environment);
  const podDisruptionBudget = { enabled: replicaCount > 1, minAvailable: 1 };
  return {
    fullnameOverride: 'external-secrets',
    installCRDs: true,
    replicaCount,
    leaderElect: replicaCount > 1,
    serviceAccount: accountValues(environment, 'external-secrets'),
    podDisruptionBudget,
    webhook: { replicaCount, podDisruptionBudget },
  };
}
