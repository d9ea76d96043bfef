// What makes the mesh ours: whether its pods refuse what is not encrypted, and metrics of the sidecars.
import { ApiObject, type Chart } from 'cdk8s';
import { isDefined } from '../addons/addons.ts';
import { istiod } from '../addons/istiod.ts';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../model/artifact.ts';
import { standardLabels } from '../model/kubernetes/labels.ts';
import { POD_MONITOR, type PodMonitorSpec } from '../model/kubernetes/monitors.ts';
import {
  PEER_AUTHENTICATION,
  type PeerAuthenticationSpec,
} from '../model/kubernetes/peer-authentication.ts';
import type { Environment } from '../model/schema/environment.ts';
import { ISTIO_PORTS, isMeshed } from '../model/services/mesh.ts';

const COMPONENT = 'mesh';
/** After the custom resources of Istio and of Prometheus, before every service. */
const WAVE = -10;

const MODES = { strict: 'STRICT', permissive: 'PERMISSIVE' } as const;

export function compileMesh(environment: Environment): KubernetesOutput {
  const { mesh } = environment;
  if (mesh === null) return { components: [], artifacts: [] };
  const { namespace } = istiod;
  const origin = ['mesh'];
  const labels = standardLabels(environment, COMPONENT, 'mesh');
  const chart = componentChart(COMPONENT, { namespace, labels });
  // In the namespace of istiod it holds for the whole mesh, if it is named so.
  const spec: PeerAuthenticationSpec = { mtls: { mode: MODES[mesh.mutualTls] } };
  new ApiObject(chart, 'mutual-tls', {
    ...PEER_AUTHENTICATION,
    metadata: { name: 'default' },
    spec,
  });
  const hasSidecars = Object.keys(environment.services).some((key) => isMeshed(environment, key));
  if (hasSidecars && isDefined(environment, POD_MONITOR))
    addProxyMonitor(chart, environment, mesh.namespaces);
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: COMPONENT, namespace, wave: WAVE, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}

/** Sidecars offer their own metrics without mutual TLS, on a port whose name comes with them. */
function addProxyMonitor(
  chart: Chart,
  { system }: Environment,
  namespaces: readonly string[],
): void {
  const spec: PodMonitorSpec = {
    namespaceSelector: { matchNames: [...namespaces].sort() },
    selector: {
      matchLabels: {
        'app.kubernetes.io/part-of': system,
        'app.kubernetes.io/component': 'service',
      },
    },
    podMetricsEndpoints: [
      { portNumber: ISTIO_PORTS.proxyMetrics, path: '/stats/prometheus', interval: '30s' },
    ],
  };
  new ApiObject(chart, 'monitor-sidecars', {
    ...POD_MONITOR,
    metadata: { name: 'sidecars' },
    spec,
  });
}
