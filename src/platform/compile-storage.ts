// Volumes of pods: encrypted gp3 disks, made in the zone where the pod runs.

import { KubeStorageClass } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../model/artifact.ts';
import { standardLabels } from '../model/kubernetes/labels.ts';
import { clusterOf } from '../model/parts.ts';
import type { Environment } from '../model/schema/environment.ts';

export const STORAGE_CLASS = 'gp3';

const COMPONENT = 'storage';
const WAVE = -38;

/** Encryption uses the account's own key for EBS. */
export function compileStorage(environment: Environment): KubernetesOutput {
  if (!clusterOf(environment).addons['aws-ebs-csi-driver'])
    return { components: [], artifacts: [] };
  const origin = ['cluster', 'addons', 'aws-ebs-csi-driver'];
  const labels = standardLabels(environment, COMPONENT, 'storage');
  const chart = componentChart(COMPONENT, { labels });
  new KubeStorageClass(chart, 'storage-class', {
    metadata: {
      name: STORAGE_CLASS,
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
  const namespace = 'kube-system';
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: COMPONENT, namespace, wave: WAVE, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}
