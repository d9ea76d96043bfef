// The address of a service, and for blue-green rollouts the address of the next version.
import type { Chart } from 'cdk8s';
import {
  IntOrString,
  KubeService,
  type ServicePort as KubeServicePort,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { controllerOf } from '../addons/addons.ts';
import { ingressPorts } from '../model/edge/ingress-routes.ts';
import { type Labels, syncWave } from '../model/kubernetes/labels.ts';
import { headlessName } from '../model/naming/services.ts';
import { isOpaque } from '../model/services/mesh.ts';
import { previewName } from '../model/services/names.ts';
import { portsOf, type ServicePort, transportOf } from '../model/services/ports.ts';
import type { Workload } from './workload.ts';

/** First of all: a fixed address is free only until another Service is given it by chance. */
const WAVE = syncWave(-5);

export function addService(chart: Chart, workload: Workload): void {
  const { key, service } = workload;
  if (service.port === null) return;
  const fixed = service.clusterIP === null ? {} : { clusterIp: service.clusterIP };
  addAddress(chart, workload, { name: key, component: 'service', ...fixed });
  if (service.rollout.strategy === 'blueGreen') {
    addAddress(chart, workload, { name: previewName(key), component: 'preview' });
  }
  if (service.headless) {
    const clusterIp = 'None';
    addAddress(chart, workload, { name: headlessName(key), component: 'headless', clusterIp });
  }
}

interface Address {
  readonly name: string;
  /** Keeps what selects Services by label, such as ServiceMonitors, from finding all of them. */
  readonly component: 'service' | 'preview' | 'headless';
  readonly clusterIp?: string;
}

function addAddress(chart: Chart, workload: Workload, address: Address): void {
  const { selector } = workload;
  const { name, component, ...fixed } = address;
  const annotations = { ...WAVE, ...(component === 'service' ? routedAs(workload) : {}) };
  new KubeService(chart, `service-${name}`, {
    metadata: { name, annotations, labels: { 'app.kubernetes.io/component': component } },
    spec: {
      type: 'ClusterIP',
      ...fixed,
      selector,
      ports: servicePorts(workload),
    },
  });
}

/** As each of its Services has them. */
export function servicePorts(workload: Workload): KubeServicePort[] {
  return portsOf(workload.service).map((port) => ({
    name: port.name,
    port: port.port,
    targetPort: IntOrString.fromString(port.name),
    protocol: transportOf(port),
    ...appProtocolOf(workload, port),
  }));
}

/** Read by Istio, before the name: https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 * UDP does not pass through it. */
function appProtocolOf({ environment, key, service }: Workload, port: ServicePort) {
  if (port.protocol === 'udp') return {};
  const isRead =
    !isOpaque(environment, key) || !ingressPorts(service).some(({ name }) => name === port.name);
  return { appProtocol: isRead ? port.protocol : 'tcp' };
}

/** What an ingress controller reads of a Service, where its requests are not plain HTTP. */
function routedAs({ environment, service }: Workload): Labels {
  if (environment.ingress === null) return {};
  const isGrpc = ingressPorts(service).some(({ protocol }) => protocol === 'grpc');
  return isGrpc ? (controllerOf(environment.ingress).grpc?.ofService ?? {}) : {};
}
