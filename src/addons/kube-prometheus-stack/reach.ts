// Prometheus scrapes every pod and every node; rollouts and autoscalers ask it.
import { allIn, subnets, tcp } from '../../model/kubernetes/network-policy.ts';
import type { Reach } from '../../model/kubernetes/reach.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { toldBy } from '../argo-cd/told-by.ts';
import { alertmanager } from '../shared/prometheus.ts';

/** Of the kubelet, and of node-exporter, which has the addresses of nodes. */
const NODE_PORTS = [10250, 9100];
const PORT = 9090;
/** Namespaces of what asks Prometheus. */
const ASKING = ['argo-rollouts', 'keda'] as const;

export function reach(environment: Environment): Reach {
  const { addons, delivery } = environment;
  const asking = ASKING.filter((name) => addons[name]);
  const nodes = subnets(environment, networkOf(environment).placement.nodes);
  return {
    // The operator, which judges rules and configurations of Alertmanager.
    fromApiServer: [10250],
    // S3, SNS, and where alerts are sent.
    isOutside: true,
    ingress: [
      ...(asking.length === 0 ? [] : [{ from: asking.map(allIn), ports: tcp(PORT) }]),
      ...(toldBy(environment).mailOfReleases
        ? [{ from: [allIn(delivery.argocd.namespace)], ports: tcp(alertmanager.port) }]
        : []),
    ],
    egress: [{ to: [{ namespaceSelector: {} }] }, { to: nodes, ports: tcp(...NODE_PORTS) }],
  };
}
