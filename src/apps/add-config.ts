// What a service knows about its surroundings: its account, its ConfigMap, its secret.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeConfigMap, KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import type { SecretVariables } from '../environment/secret-variables.ts';
import { roleAnnotation, serviceIdentity } from '../model/identity.ts';
import { EXTERNAL_SECRET, externalSecretSpec } from '../model/kubernetes/external-secret.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import type { Workload } from './workload.ts';

/** Before the pods, which do not start without them. */
const WAVE = syncWave(-3);

export function addConfig(chart: Chart, workload: Workload, secret: SecretVariables): void {
  addServiceAccount(chart, workload);
  new KubeConfigMap(chart, 'config-map', {
    metadata: { name: workload.key, annotations: WAVE },
    data: workload.variables,
  });
  if (workload.secretKeys.length > 0) {
    new ApiObject(chart, 'external-secret', {
      ...EXTERNAL_SECRET,
      metadata: { name: workload.key, annotations: WAVE },
      spec: externalSecretSpec(workload.key, secret.reads, secret.variables),
    });
  }
}

/** Every service has a role of its own, if only an empty one, so that an edge to AWS that comes later
 * changes a policy and not an identity. The token for it is mounted by the EKS webhook. */
function addServiceAccount(chart: Chart, { environment, key }: Workload): void {
  const role = roleAnnotation(environment, serviceIdentity(environment, key));
  new KubeServiceAccount(chart, 'service-account', {
    metadata: { name: key, annotations: { ...WAVE, ...role } },
    automountServiceAccountToken: false,
  });
}
