// Prometheus scrapes every pod and every node; rollouts and autoscalers ask it.
import { EXPORTER_PORTS, scrapedClusters } from '../../model/data/kafka-kind.ts';
import { allIn, type EgressRule, subnets, tcp } from '../../model/kubernetes/network-policy.ts';
import type { Reach } from '../../model/kubernetes/reach.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Of the kubelet, and of node-exporter, which has the addresses of nodes. */
const NODE_PORTS = [10250, 9100];
const PORT = 9090;
/** Namespaces of what asks Prometheus. */
const ASKING = ['argo-rollouts', 'keda'] as const;

export function reach(environment: Environment): Reach {
  const { addons } = environment;
  const asking = ASKING.filter((name) => addons[name]);
  const nodes = subnets(environment, networkOf(environment).placement.nodes);
  return {
    // The operator, which judges rules and configurations of Alertmanager.
    fromApiServer: [10250],
    // S3, SNS, and where alerts are sent.
    isOutside: true,
    ingress: asking.length === 0 ? [] : [{ from: asking.map(allIn), ports: tcp(PORT) }],
    egress: [
      { to: [{ namespaceSelector: {} }] },
      { to: nodes, ports: tcp(...NODE_PORTS) },
      ...toBrokers(environment),
    ],
  };
}

function toBrokers(environment: Environment): readonly EgressRule[] {
  if (scrapedClusters(environment).length === 0) return [];
  const to = subnets(environment, networkOf(environment).placement.data);
  return [{ to, ports: tcp(EXPORTER_PORTS.jmx, EXPORTER_PORTS.node) }];
}
