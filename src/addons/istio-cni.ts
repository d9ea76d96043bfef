// Redirects the traffic of pods to their sidecars from the node. Without it every pod of the mesh would
// need an init container with NET_ADMIN, which no level but "privileged" allows.
// https://istio.io/latest/docs/setup/additional-setup/pod-security-admission/
import type { Addon } from './addon.ts';
import { ROLES } from './shared/cluster-kinds.ts';
import { serviceMesh } from './shared/dependents.ts';
import { type Resources, resources } from './shared/pods.ts';

type Values = {
  /** Behind the plugin of the VPC, which gives pods their addresses. */
  readonly chained: boolean;
  readonly excludeNamespaces: readonly string[];
  readonly seccompProfile: { readonly type: string };
  readonly resources: Resources;
};

export const istioCni: Addon<'istio-cni'> = {
  name: 'istio-cni',
  repository: 'https://istio-release.storage.googleapis.com/charts',
  chart: 'cni',
  version: '1.30.3',
  namespace: 'kube-system',
  wave: -28,
  pods: [{ part: 'install-cni', resources: ['resources'] }],
  // Writes to the network configuration of the node.
  watched: { port: 'metrics' },
  podSecurity: 'privileged',
  clusterKinds: ROLES,
  neededBy: serviceMesh,
  values,
};

function values(): Values {
  return {
    chained: true,
    excludeNamespaces: ['istio-system', 'kube-system'],
    seccompProfile: { type: 'RuntimeDefault' },
    resources: resources('100m', '100Mi', '256Mi'),
  };
}
