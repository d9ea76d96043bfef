// Volumes of pods: encrypted EBS disks, made in the zone where the pod runs. There is always `gp3`.

import type { Chart } from 'cdk8s';
import { KubeStorageClass } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../model/artifact.ts';
import { type Labels, standardLabels } from '../model/kubernetes/labels.ts';
import { STORAGE_CLASS } from '../model/naming/storage.ts';
import { clusterOf } from '../model/parts.ts';
import type { StorageClass } from '../model/schema/cluster/cluster.ts';
import type { Environment } from '../model/schema/environment.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';

const COMPONENT = 'storage';
const WAVE = -38;

export function compileStorage(environment: Environment): KubernetesOutput {
  const { addons, storageClasses, existing } = clusterOf(environment);
  const isThere = existing?.storageClasses.includes(STORAGE_CLASS) ?? false;
  const isEmpty = isThere && Object.keys(storageClasses).length === 0;
  if (!addons['aws-ebs-csi-driver'] || isEmpty) return { components: [], artifacts: [] };
  const origin = ['cluster', 'addons', 'aws-ebs-csi-driver'];
  const labels = standardLabels(environment, COMPONENT, 'storage');
  const chart = componentChart(COMPONENT, { labels });
  const hasOwnDefault = Object.values(storageClasses).some((each) => each.default);
  // Which class claims take that name none, in a cluster that stands already its owner has said.
  const isDefault = !hasOwnDefault && existing === null;
  if (!isThere) addStorageClass(chart, STORAGE_CLASS, { ...BUILT_IN, default: isDefault });
  const own = sortedEntries(storageClasses).flatMap(([name, storageClass]) => {
    const ownChart = componentChart(COMPONENT, { labels });
    addStorageClass(ownChart, name, storageClass, REPLACE);
    return artifactsOf(ownChart, ['cluster', 'storageClasses', name]);
  });
  const namespace = 'kube-system';
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: COMPONENT, namespace, wave: WAVE, source, origin }],
    artifacts: [...artifactsOf(chart, origin), ...own],
  };
}

const DEFAULT = { 'storageclass.kubernetes.io/is-default-class': 'true' };
const BUILT_IN = { type: 'gp3', iops: null, throughput: null, reclaim: 'Delete' } as const;

/**
 * What a volume is like is written in it, and the class cannot be changed: it is made again, and counts for the
 * volumes made from then on. Its name cannot follow what it says, since claims hold on to it for ever.
 */
const REPLACE = { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' };

/** Encryption uses the account's own key for EBS.
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md */
function addStorageClass(
  chart: Chart,
  name: string,
  storageClass: StorageClass,
  options: Labels = {},
): void {
  const { type, iops, throughput, reclaim } = storageClass;
  const annotations = { ...options, ...(storageClass.default ? DEFAULT : {}) };
  new KubeStorageClass(chart, 'storage-class', {
    metadata: { name, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) },
    provisioner: 'ebs.csi.aws.com',
    parameters: {
      type,
      encrypted: 'true',
      ...(iops === null ? {} : { iops: String(iops) }),
      ...(throughput === null ? {} : { throughput: String(throughput) }),
    },
    reclaimPolicy: reclaim,
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
}
