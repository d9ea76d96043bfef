// Where a service of a strict mesh still takes what is not encrypted: from whoever cannot be in the mesh.
import { ApiObject, type Chart } from 'cdk8s';
import { controllerOf } from '../addons/addons.ts';
import { isIngressed } from '../model/edge/ingress.ts';
import { ingressPorts } from '../model/edge/ingress-routes.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import {
  PEER_AUTHENTICATION,
  type PeerAuthenticationSpec,
} from '../model/kubernetes/peer-authentication.ts';
import type { Environment } from '../model/schema/environment.ts';
import { plainPorts } from '../model/services/edges.ts';
import { isMeshed, joinsMesh } from '../model/services/mesh.ts';
import { portsOf, type ServicePort, transportOf } from '../model/services/ports.ts';
import type { Workload } from './workload.ts';

/**
 * Load balancers send to the pods themselves, and Prometheus scrapes them. Both without a sidecar, on
 * some of the ports of the service; its network policy says who gets there at all.
 */
export function addMeshException(chart: Chart, workload: Workload): void {
  const { environment, key, selector } = workload;
  const isStrict = environment.mesh?.mutualTls === 'strict' && isMeshed(environment, key);
  const ports = isStrict ? portsInPlain(environment, key) : [];
  if (ports.length === 0) return;
  const spec: PeerAuthenticationSpec = {
    selector: { matchLabels: selector },
    portLevelMtls: Object.fromEntries(ports.map(({ port }) => [port, { mode: 'PERMISSIVE' }])),
  };
  new ApiObject(chart, 'peer-authentication', {
    ...PEER_AUTHENTICATION,
    metadata: { name: key, annotations: syncWave(-3) },
    spec,
  });
}

/** Load balancers, most ingress controllers and Prometheus have no certificate of the mesh; UDP does not pass
 * through it. */
function portsInPlain(environment: Environment, key: string): readonly ServicePort[] {
  const service = environment.services[key];
  if (service === undefined) return [];
  const ingressed = isIngressedInPlain(environment, key) ? ingressPorts(service) : [];
  const names = [...plainPorts(environment, key), ...ingressed].map(({ name }) => name);
  return portsOf(service).filter(
    (port) => names.includes(port.name) && transportOf(port) === 'TCP',
  );
}

function isIngressedInPlain(environment: Environment, service: string): boolean {
  const { ingress } = environment;
  if (ingress === null || !isIngressed(environment, service)) return false;
  return !controllerOf(ingress).isMeshed && !joinsMesh(environment);
}
