// Redirects the traffic of pods to their sidecars from the node. Without it every pod of the mesh would
// need an init container with NET_ADMIN, which no level but "privileged" allows.
// https://istio.io/latest/docs/setup/additional-setup/pod-security-admission/
import type { ChartDefinition } from '../chart-definition.ts';

type Values = {
  /** Behind the plugin of the VPC, which gives pods their addresses. */
  readonly chained: boolean;
  readonly excludeNamespaces: readonly string[];
  readonly seccompProfile: { readonly type: string };
};

export const istioCni: ChartDefinition = { wave: -28, podSecurity: 'privileged', values };

function values(): Values {
  return {
    chained: true,
    excludeNamespaces: ['istio-system', 'kube-system'],
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
