// Scales workloads by events: lengths of queues, lags of consumers, schedules.
import type { Environment } from '../../model/schema/environment.ts';
import { type ChartDefinition, replicasOf } from '../chart-definition.ts';

type Replicated = { readonly replicaCount: number };
type Budget = { readonly maxUnavailable?: number };

type Values = {
  readonly crds: { readonly install: boolean };
  readonly operator: Replicated;
  readonly metricsServer: Replicated;
  readonly webhooks: Replicated;
  readonly podDisruptionBudget: Readonly<Record<'operator' | 'metricServer' | 'webhooks', Budget>>;
};

export const keda: ChartDefinition = { wave: -20, podSecurity: 'restricted', values };

function values(environment: Environment): Values {
  const replicaCount = replicasOf(environment);
  const budget = replicaCount > 1 ? { maxUnavailable: 1 } : {};
  return {
    crds: { install: true },
    operator: { replicaCount },
    metricsServer: { replicaCount },
    webhooks: { replicaCount },
    podDisruptionBudget: { operator: budget, metricServer: budget, webhooks: budget },
  };
}
