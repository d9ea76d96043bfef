// The pod that changes the limits of node pools, by the Kubernetes API and with a token of its own.
import type { PodSpec, PodTemplateSpec, Volume } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { AWS_CLI_IMAGE, taskPod } from '../../kubernetes/task-pod.ts';
import { standardLabels } from '../../model/kubernetes/labels.ts';
import { notOnNodePools, SYSTEM_TAINT } from '../../model/nodes/placement.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Namespace, account and script of the tasks. */
export const NODE_HOURS = 'node-hours';

const TOKEN_SECONDS = 600;

/** $LIMITS: pool=cpu, one for each pool. $EMPTIED: pools whose nodes go. */
export const LIMIT_SCRIPT = `set -eu
api=https://kubernetes.default.svc/apis/karpenter.sh/v1
call() {
  curl --fail --silent --show-error --max-time 60 --output /dev/null --cacert /access/ca.crt \\
    --header "Authorization: Bearer $(cat /access/token)" "$@"
}
for limit in $LIMITS; do
  call --request PATCH --header 'Content-Type: application/merge-patch+json' \\
    --data "{\\"spec\\":{\\"limits\\":{\\"cpu\\":\\"\${limit#*=}\\"}}}" "$api/nodepools/\${limit%%=*}"
  echo "$limit"
done
for pool in $EMPTIED; do
  call --request DELETE "$api/nodeclaims?labelSelector=karpenter.sh%2Fnodepool%3D$pool"
  echo "No nodes of $pool"
done
`;

/** It must not stand on a node that it removes. */
export function limitPod(
  environment: Environment,
  limits: readonly string[],
  emptied: readonly string[],
): PodTemplateSpec {
  const { metadata, spec } = taskPod({
    name: 'limit',
    labels: standardLabels(environment, NODE_HOURS, 'nodes'),
    serviceAccount: NODE_HOURS,
    image: AWS_CLI_IMAGE,
    command: ['sh', '/scripts/limit.sh'],
    settings: { LIMITS: limits.join(' '), EMPTIED: emptied.join(' ') },
    secret: undefined,
    isDatabaseClient: false,
    memory: '128Mi',
    scripts: NODE_HOURS,
  });
  if (!metadata || !spec) throw new Error('The pod of a task is not whole');
  return { metadata, spec: withAccess(spec) };
}

function withAccess(spec: PodSpec): PodSpec {
  const mount = { name: 'access', mountPath: '/access', readOnly: true };
  return {
    ...spec,
    affinity: { nodeAffinity: notOnNodePools() },
    tolerations: [{ key: SYSTEM_TAINT, operator: 'Exists' }],
    containers: spec.containers.map((container) => ({
      ...container,
      volumeMounts: [...(container.volumeMounts ?? []), mount],
    })),
    volumes: [...(spec.volumes ?? []), accessVolume()],
  };
}

/** A token that ends with the task, unlike the one that Kubernetes would mount. */
function accessVolume(): Volume {
  return {
    name: 'access',
    projected: {
      sources: [
        { serviceAccountToken: { path: 'token', expirationSeconds: TOKEN_SECONDS } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      ],
    },
  };
}
