// Who may talk to a service, and whom it may talk to: its edges, and nothing else.
import { ApiObject, type Chart } from 'cdk8s';
import { controllerOf, isDefined } from '../addons/addons.ts';
import { istiod } from '../addons/istiod.ts';
import { isCollecting } from '../addons/opentelemetry-collector/collecting.ts';
import { collector } from '../addons/opentelemetry-collector/collector.ts';
import { prometheus } from '../addons/shared/prometheus.ts';
import { edgesOutside, insideEgress } from '../environment/consumer-egress.ts';
import { healthQuestion } from '../model/delivery/rollouts.ts';
import { balancerPeers, EVERYWHERE } from '../model/edge/balancers.ts';
import { isIngressed } from '../model/edge/ingress.ts';
import { hostsOf } from '../model/edge/ingress-routes.ts';
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
import { callersOf } from '../model/services/calls.ts';
import { exposuresOf, metricsPort } from '../model/services/edges.ts';
import { ISTIO_PORTS, isMeshed } from '../model/services/mesh.ts';
import { clientPods } from '../model/services/peers.ts';
import { portNamed, portsAt, portsOf, type ServicePort } from '../model/services/ports.ts';
import { uniqueBy } from '../model/values/unique-by.ts';
import type { Workload } from './workload.ts';

export function addNetworkPolicy(chart: Chart, workload: Workload): void {
  new ApiObject(chart, 'network-policy', {
    ...NETWORK_POLICY,
    metadata: { name: workload.key, annotations: syncWave(-4) },
    spec: networkPolicySpec(workload.selector, ingressOf(workload), egressOf(workload)),
  });
}

function ingressOf(workload: Workload): readonly IngressRule[] {
  const { environment, key, service } = workload;
  const calls = portsOf(service).flatMap((port) => {
    const from = clientsOf(workload, port);
    return from.length === 0 ? [] : [{ from, ports: portsAt([port]) }];
  });
  const isWatched = isDefined(environment, POD_MONITOR) && isMeshed(environment, key);
  const sidecar = { from: [scraper], ports: tcp(ISTIO_PORTS.proxyMetrics) };
  return [
    ...calls,
    ...membersOf(workload).map((member) => ({ from: [member] })),
    ...(isWatched ? [sidecar] : []),
  ];
}

const scraper = podsIn(prometheus.namespace, prometheus.app);

/** Whoever sends to one of its ports. */
function clientsOf({ environment, key, service }: Workload, port: ServicePort) {
  const { controlPlane } = networkOf(environment).placement;
  const isIts = (name: string | null) => portNamed(service, name)?.name === port.name;
  const balancers = exposuresOf(environment, key)
    .filter((exposure) => isIts(exposure.port) || isIts(exposure.healthPort ?? exposure.port))
    .map(({ loadBalancer }) => loadBalancer);
  const isRouted =
    isIngressed(environment, key) && hostsOf(service.ingress).some((host) => isIts(host.port));
  const isAsked = healthQuestion(environment, key)?.port === port.port && port.protocol !== 'udp';
  return [
    ...callersOf(environment, key, port).flatMap((caller) => clientPods(environment, caller)),
    ...uniqueBy(
      balancers.flatMap((balancer) => sendersOf(environment, balancer, port)),
      (peer) => peer.ipBlock?.cidr ?? '',
    ),
    ...(isRouted ? ingressController(environment) : []),
    ...(metricsPort(service)?.name === port.name ? [scraper] : []),
    // The API server, on behalf of the pipeline.
    ...(isAsked ? subnets(environment, controlPlane) : []),
  ];
}

/** Of UDP pods see the address of the client, and of all else that of the load balancer.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
function sendersOf(environment: Workload['environment'], key: string, { protocol }: ServicePort) {
  const own = balancerPeers(environment, key);
  if (protocol !== 'udp') return own;
  // Its security group says who of them gets there.
  return [{ ipBlock: { cidr: EVERYWHERE } }];
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
    ...membersOf(workload).map((member) => ({ to: [member] })),
    ...collectorEgress(workload),
    ...meshEgress(workload),
    ...edgesOutside(environment, key),
  ];
}

/** The pods of a StatefulSet find one another by name, on whichever port. */
function membersOf({ service, selector }: Workload): readonly NetworkPeer[] {
  return service.kind === 'statefulSet' ? [{ podSelector: { matchLabels: selector } }] : [];
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
