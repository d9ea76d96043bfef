// Offers the GPUs of nodes to pods. The driver, and the runtime that hands them over, are in the image of the
// nodes; which nodes those are it knows by their label, nvidia.com/gpu.present.
import type { Need } from '../model/need.ts';
import { isGpuNode } from '../model/nodes/gpus.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { ROLES } from './shared/cluster-kinds.ts';
import { type Resources, resources } from './shared/pods.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly migStrategy: 'none';
  readonly resources: Resources;
  readonly tolerations: readonly { readonly operator: 'Exists' }[];
};

export const nvidiaDevicePlugin: Addon<'nvidia-device-plugin'> = {
  name: 'nvidia-device-plugin',
  repository: 'https://nvidia.github.io/k8s-device-plugin',
  chart: 'nvidia-device-plugin',
  version: '0.19.3',
  // It mounts folders of the node, and has the priority of what a node cannot do without.
  namespace: 'kube-system',
  wave: -30,
  pods: [{ part: 'devicePlugin', resources: ['resources'] }],
  idle: ['gfd', 'mps', 'nfd'],
  watched: null,
  podSecurity: 'privileged',
  clusterKinds: ROLES,
  neededBy,
  values,
};

function values(): Values {
  return {
    fullnameOverride: 'nvidia-device-plugin',
    // With another one it would need the capability SYS_ADMIN.
    migStrategy: 'none',
    resources: resources('10m', '64Mi', '128Mi'),
    // Nodes with GPUs may have further taints, such as that of spot nodes.
    tolerations: [{ operator: 'Exists' }],
  };
}

function neededBy({ cluster }: Environment): readonly Need[] {
  return (['nodeGroups', 'nodePools'] as const).flatMap((collection) =>
    Object.entries(cluster?.[collection] ?? {})
      .filter(([, nodes]) => isGpuNode(nodes))
      .map(([key]) => ({ what: `nodes ${key} with GPUs`, path: ['cluster', collection, key] })),
  );
}
