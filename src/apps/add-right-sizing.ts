// What the pods of a service should request, said or set: a VerticalPodAutoscaler.
// https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md
import { ApiObject, type Chart } from 'cdk8s';
import { syncWave } from '../model/kubernetes/labels.ts';
import { scaleTarget, type Workload } from './workload.ts';

/** After the pods it watches. */
const WAVE = syncWave(1);

const MODES = { recommend: 'Off', apply: 'InPlaceOrRecreate' } as const;

export function addRightSizing(chart: Chart, { key, service }: Workload): void {
  const { rightSizing } = service;
  if (rightSizing === null) return;
  new ApiObject(chart, 'right-sizing', {
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: { name: key, annotations: WAVE },
    spec: {
      targetRef: scaleTarget(key, service),
      updatePolicy: { updateMode: MODES[rightSizing] },
      // Limits stay what the environment says; requests never pass them.
      resourcePolicy: {
        containerPolicies: [{ containerName: '*', controlledValues: 'RequestsOnly' }],
      },
    },
  });
}
