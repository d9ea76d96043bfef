// Where a service of a strict mesh still takes what is not encrypted: from whoever cannot be in the mesh.
import { ApiObject, type Chart } from 'cdk8s';
import { controllerOf } from '../addons/addons.ts';
import { isIngressed } from '../model/edge/ingress.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import {
  PEER_AUTHENTICATION,
  type PeerAuthenticationSpec,
} from '../model/kubernetes/peer-authentication.ts';
import type { Environment } from '../model/schema/environment.ts';
import { exposuresOf } from '../model/services/edges.ts';
import { isMeshed, joinsMesh } from '../model/services/mesh.ts';
import type { Workload } from './workload.ts';

/**
 * Load balancers send to the pods themselves, and Prometheus scrapes them. Both without a sidecar, on
 * the one port of the service; its network policy says who gets there at all.
 */
export function addMeshException(chart: Chart, workload: Workload): void {
  const { environment, key, service, selector } = workload;
  const isStrict = environment.mesh?.mutualTls === 'strict' && isMeshed(environment, key);
  if (!isStrict || service.port === null || !isReachedInPlain(environment, key)) return;
  const spec: PeerAuthenticationSpec = {
    selector: { matchLabels: selector },
    portLevelMtls: { [`${service.port}`]: { mode: 'PERMISSIVE' } },
  };
  new ApiObject(chart, 'peer-authentication', {
    ...PEER_AUTHENTICATION,
    metadata: { name: key, annotations: syncWave(-3) },
    spec,
  });
}

/** Load balancers, most ingress controllers and Prometheus have no certificate of the mesh. */
function isReachedInPlain(environment: Environment, service: string): boolean {
  const isScraped = (environment.services[service]?.metrics ?? null) !== null;
  const isExposed = exposuresOf(environment, service).length > 0;
  return isExposed || isScraped || isIngressedInPlain(environment, service);
}

function isIngressedInPlain(environment: Environment, service: string): boolean {
  const { ingress } = environment;
  if (ingress === null || !isIngressed(environment, service)) return false;
  return !controllerOf(ingress).isMeshed && !joinsMesh(environment);
}
