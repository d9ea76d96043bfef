// Where a service of a strict mesh still takes what is not encrypted: from whoever cannot be in the mesh.
import { ApiObject, type Chart } from 'cdk8s';
import { syncWave } from '../model/kubernetes/labels.ts';
import {
  PEER_AUTHENTICATION,
  type PeerAuthenticationSpec,
} from '../model/kubernetes/peer-authentication.ts';
import { isMeshed, isReachedInPlain } from '../model/services/mesh.ts';
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
