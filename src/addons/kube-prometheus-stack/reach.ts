// Prometheus scrapes every pod and every node; rollouts, autoscalers and the collector ask it.
import { EXPORTER_PORTS, scrapedClusters } from '../../model/data/kafka-kind.ts';
import { allIn, type EgressRule, subnets, tcp } from '../../model/kubernetes/network-policy.ts';
import type { Reach } from '../../model/kubernetes/reach.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { toldBy } from '../argo-cd/told-by.ts';
import { collector } from '../opentelemetry-collector/collector.ts';
import { alertmanager, prometheus } from '../shared/prometheus.ts';

/** Of the kubelet, and of node-exporter, which has the addresses of nodes. */
const NODE_PORTS = [10250, 9100];
/** Namespaces of what asks Prometheus. */
const ASKING = ['argo-rollouts', 'keda'] as const;

export function reach(environment: Environment): Reach {
  const { addons, delivery, observability } = environment;
  const asking = [
    ...ASKING.filter((name) => addons[name]),
    ...(observability.metrics.nodesToCloudWatch ? [collector.namespace] : []),
  ];
  const nodes = subnets(environment, networkOf(environment).placement.nodes);
  return {
    // The operator, which judges rules and configurations of Alertmanager.
    fromApiServer: [10250],
    // S3, SNS, and where alerts are sent.
    isOutside: true,
    ingress: [
      ...(asking.length === 0 ? [] : [{ from: asking.map(allIn), ports: tcp(prometheus.port) }]),
      ...(toldBy(environment).mailOfReleases
        ? [{ from: [allIn(delivery.argocd.namespace)], ports: tcp(alertmanager.port) }]
        : []),
    ],
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
