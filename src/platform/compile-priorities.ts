// The priorities that services name: one PriorityClass each.
import { KubePriorityClass } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../model/artifact.ts';
import { standardLabels } from '../model/kubernetes/labels.ts';
import type { Environment } from '../model/schema/environment.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';

const COMPONENT = 'priorities';
/** Before any pod that names one, which the API server would refuse. */
const WAVE = -39;

/** Nothing of it can be changed, so it is made again; pods keep the number that they started with. */
const REPLACE = { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' };

export function compilePriorities(environment: Environment): KubernetesOutput {
  const all = sortedEntries(environment.priorities);
  if (all.length === 0) return { components: [], artifacts: [] };
  const labels = standardLabels(environment, COMPONENT, 'scheduling');
  const source = { type: 'directory' } as const;
  const origin = ['priorities'];
  return {
    components: [{ name: COMPONENT, namespace: 'kube-system', wave: WAVE, source, origin }],
    artifacts: all.flatMap(([name, { value, preempts, purpose }]) => {
      const chart = componentChart(COMPONENT, { labels });
      new KubePriorityClass(chart, 'priority', {
        metadata: { name, annotations: REPLACE },
        value,
        preemptionPolicy: preempts ? 'PreemptLowerPriority' : 'Never',
        description: purpose,
      });
      return artifactsOf(chart, ['priorities', name]);
    }),
  };
}
