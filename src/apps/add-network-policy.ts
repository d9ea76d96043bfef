// Who may talk to a service, and whom it may talk to: its edges, and nothing else.
import { ApiObject, type Chart } from 'cdk8s';
import { controllerOf, isDefined } from '../addons/addons.ts';
import { istiod } from '../addons/istiod.ts';
import { isCollecting } from '../addons/opentelemetry-collector/collecting.ts';
import { collector } from '../addons/opentelemetry-collector/collector.ts';
import { prometheus } from '../addons/shared/prometheus.ts';
import { edgesOutside, insideEgress } from '../environment/consumer-egress.ts';
import { healthQuestion } from '../model/delivery/rollouts.ts';
import { isIngressed } from '../model/edge/ingress.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import { POD_MONITOR } from '../model/kubernetes/monitors.ts';
import {
  dnsEgress,
  type EgressRule,
  type IngressRule,
  NETWORK_POLICY,
  type NetworkPeer,
  networkPolicySpec,
  podsIn,
  subnets,
  tcp,
} from '../model/kubernetes/network-policy.ts';
import { networkOf } from '../model/parts.ts';
import { callersOf } from '../model/services/edges.ts';
import { ISTIO_PORTS, isMeshed } from '../model/services/mesh.ts';
import { clientPods } from '../model/services/peers.ts';
import type { Workload } from './workload.ts';

export function addNetworkPolicy(chart: Chart, workload: Workload): void {
  new ApiObject(chart, 'network-policy', {
    ...NETWORK_POLICY,
    metadata: { name: workload.key, annotations: syncWave(-4) },
    spec: networkPolicySpec(workload.selector, ingressOf(workload), egressOf(workload)),
  });
}

function ingressOf({ environment, key, service, targets }: Workload): readonly IngressRule[] {
  const { loadBalancers, controlPlane } = networkOf(environment).placement;
  const isAsked = healthQuestion(environment, key) !== null;
  const scraper = podsIn(prometheus.namespace, prometheus.app);
  const from: readonly NetworkPeer[] = [
    ...callersOf(environment, key).flatMap((caller) => clientPods(environment, caller)),
    ...(targets.length > 0 ? subnets(environment, loadBalancers) : []),
    ...(isIngressed(environment, key) ? ingressController(environment) : []),
    ...(service.metrics === null ? [] : [scraper]),
    // The API server, on behalf of the pipeline.
    ...(isAsked ? subnets(environment, controlPlane) : []),
  ];
  const { port } = service;
  const calls = from.length > 0 && port !== null ? [{ from, ports: tcp(port) }] : [];
  const isWatched = isDefined(environment, POD_MONITOR) && isMeshed(environment, key);
  const sidecar = { from: [scraper], ports: tcp(ISTIO_PORTS.proxyMetrics) };
  return [...calls, ...(isWatched ? [sidecar] : [])];
}

/** Its chart labels its pods with the name of the chart. */
function ingressController({ ingress }: Workload['environment']): readonly NetworkPeer[] {
  if (ingress === null) return [];
  const { addon, namespace } = controllerOf(ingress);
  return [podsIn(namespace, addon)];
}

/** Of its pods, and of those of its release. */
export function egressOf(workload: Workload): readonly EgressRule[] {
  const { environment, key } = workload;
  return [
    dnsEgress,
    ...insideEgress(environment, key),
    ...collectorEgress(workload),
    ...meshEgress(workload),
    ...edgesOutside(environment, key),
  ];
}

function collectorEgress({ environment }: Workload): readonly EgressRule[] {
  if (!isCollecting(environment)) return [];
  const to = [podsIn(collector.namespace, collector.name)];
  return [{ to, ports: tcp(collector.grpcPort, collector.httpPort) }];
}

/** The sidecar asks the control plane for its certificate and its configuration. */
function meshEgress({ environment, key }: Workload): readonly EgressRule[] {
  if (!isMeshed(environment, key)) return [];
  const { name, namespace } = istiod;
  const controlPlane: NetworkPeer = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { app: name } },
  };
  return [{ to: [controlPlane], ports: tcp(ISTIO_PORTS.control) }];
}
