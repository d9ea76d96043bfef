// The controller behind blue-green rollouts and canaries.
import type { Environment } from '../../model/schema/environment.ts';
import { type ChartDefinition, replicasOf } from '../chart-definition.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly installCRDs: boolean;
  readonly keepCRDs: boolean;
  readonly controller: {
    readonly replicas: number;
    readonly pdb: { readonly enabled: boolean; readonly maxUnavailable: number };
  };
  readonly dashboard: { readonly enabled: boolean };
};

export const argoRollouts: ChartDefinition = { wave: -20, podSecurity: 'restricted', values };

function values(environment: Environment): Values {
  const replicas = replicasOf(environment);
  return {
    fullnameOverride: 'argo-rollouts',
    installCRDs: true,
    keepCRDs: true,
    controller: { replicas, pdb: { enabled: replicas > 1, maxUnavailable: 1 } },
    dashboard: { enabled: false },
  };
}
