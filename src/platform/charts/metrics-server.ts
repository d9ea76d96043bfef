// Current CPU and memory of pods, for kubectl top and autoscalers.
import type { Environment } from '../../model/schema/environment.ts';
import { type ChartDefinition, replicasOf } from '../chart-definition.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly replicas: number;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable: number };
};

export const metricsServer: ChartDefinition = { wave: -20, podSecurity: 'restricted', values };

function values(environment: Environment): Values {
  const replicas = replicasOf(environment);
  return {
    fullnameOverride: 'metrics-server',
    replicas,
    podDisruptionBudget: { enabled: replicas > 1, maxUnavailable: 1 },
  };
}
