import type { OpenInput } from '../../support/compiled.ts';
import type { AnyObject } from '../../support/kubernetes-objects.ts';
import type { Corruption } from './corruption.ts';

export const chartCorruptions: readonly Corruption[] = [
  {
    name: 'pods of a chart that ask for nothing',
    code: 'check/chart-requests',
    path: 'addons.metrics-server',
    corrupt: (open) => {
      delete valuesIn(open, 'metrics-server')['resources'];
    },
  },
  {
    name: 'two pods of a chart without a budget',
    code: 'check/chart-availability',
    path: 'addons.cert-manager',
    corrupt: (open) => {
      valuesIn(open, 'cert-manager')['webhook'].podDisruptionBudget.enabled = false;
    },
  },
  {
    name: 'text where a chart wants a number',
    code: 'check/chart-value-type',
    path: 'addons.external-secrets',
    corrupt: (open) => {
      valuesIn(open, 'external-secrets')['replicaCount'] = '2';
    },
  },
];

function valuesIn({ components }: OpenInput, name: string): AnyObject {
  const component = components.find((each) => each['name'] === name);
  if (!component) throw new Error(`No component ${name}`);
  return component['source'].values;
}
