// The address of a service, and for blue-green rollouts the address of the next version.
import type { Chart } from 'cdk8s';
import { IntOrString, KubeService } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { syncWave } from '../model/kubernetes/labels.ts';
import { isOpaque } from '../model/services/mesh.ts';
import { previewName } from '../model/services/names.ts';
import type { Workload } from './workload.ts';

/** First of all: a fixed address is free only until another Service is given it by chance. */
const WAVE = syncWave(-5);

export function addService(chart: Chart, workload: Workload): void {
  const { key, service } = workload;
  if (service.port === null) return;
  const fixed = service.clusterIP === null ? {} : { clusterIp: service.clusterIP };
  const { port } = service;
  addAddress(chart, workload, { name: key, component: 'service', port, ...fixed });
  if (service.rollout.strategy === 'blueGreen') {
    addAddress(chart, workload, { name: previewName(key), component: 'preview', port });
  }
}

interface Address {
  readonly name: string;
  /** Keeps what selects Services by label, such as ServiceMonitors, from finding both. */
  readonly component: 'service' | 'preview';
  readonly port: number;
  readonly clusterIp?: string;
}

function addAddress(chart: Chart, workload: Workload, address: Address): void {
  const { environment, key, selector } = workload;
  const { name, component, port, ...fixed } = address;
  const appProtocol = isOpaque(environment, key) ? 'tcp' : 'http';
  const targetPort = IntOrString.fromString('http');
  new KubeService(chart, `service-${name}`, {
    metadata: { name, annotations: WAVE, labels: { 'app.kubernetes.io/component': component } },
    spec: {
      type: 'ClusterIP',
      ...fixed,
      selector,
      ports: [{ name: 'http', port, targetPort, protocol: 'TCP', appProtocol }],
    },
  });
}
