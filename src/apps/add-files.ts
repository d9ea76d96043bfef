// The files of a service: one ConfigMap, with a key for each.
import type { Chart } from 'cdk8s';
import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { syncWave } from '../model/kubernetes/labels.ts';
import { filesName } from '../model/services/names.ts';
import type { Workload } from './workload.ts';

/** Before the pods, which do not start without them. */
const WAVE = syncWave(-3);

export function addFiles(chart: Chart, { key, files }: Workload): void {
  if (Object.keys(files).length === 0) return;
  new KubeConfigMap(chart, 'files', {
    metadata: { name: filesName(key), annotations: WAVE },
    data: files,
  });
}
