// The add-ons that come as Helm charts: a component each, with the values we set.
import type { Component } from '../model/artifact.ts';
import { type ChartName, charts } from '../model/charts.ts';
import type { Landscape } from '../model/landscape.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { ChartDefinition } from './chart-definition.ts';
import { alloy } from './charts/alloy.ts';
import { argoCd } from './charts/argo-cd.ts';
import { argoRollouts } from './charts/argo-rollouts.ts';
import { awsForFluentBit } from './charts/aws-for-fluent-bit.ts';
import { awsLoadBalancerController } from './charts/aws-load-balancer-controller.ts';
import { certManager } from './charts/cert-manager.ts';
import { clusterAutoscaler } from './charts/cluster-autoscaler.ts';
import { externalDns } from './charts/external-dns.ts';
import { externalSecrets } from './charts/external-secrets.ts';
import { fluentd } from './charts/fluentd.ts';
import { ingressNginx } from './charts/ingress-nginx.ts';
import { istioBase } from './charts/istio-base.ts';
import { istioCni } from './charts/istio-cni.ts';
import { istioIngressgateway } from './charts/istio-ingressgateway.ts';
import { istiod } from './charts/istiod.ts';
import { jaeger } from './charts/jaeger.ts';
import { karpenter } from './charts/karpenter.ts';
import { keda } from './charts/keda.ts';
import { kubePrometheusStack } from './charts/kube-prometheus-stack.ts';
import { loki } from './charts/loki.ts';
import { metricsServer } from './charts/metrics-server.ts';
import { opentelemetryCollector } from './charts/opentelemetry-collector.ts';
import { strimziKafkaOperator } from './charts/strimzi-kafka-operator.ts';
import { thanos } from './charts/thanos.ts';
import { traefik } from './charts/traefik.ts';
import { velero } from './charts/velero.ts';
import { verticalPodAutoscaler } from './charts/vertical-pod-autoscaler.ts';

const definitions: Readonly<Record<ChartName, ChartDefinition>> = {
  alloy,
  'argo-cd': argoCd,
  'argo-rollouts': argoRollouts,
  'aws-for-fluent-bit': awsForFluentBit,
  'aws-load-balancer-controller': awsLoadBalancerController,
  'cert-manager': certManager,
  'cluster-autoscaler': clusterAutoscaler,
  'external-dns': externalDns,
  'external-secrets': externalSecrets,
  fluentd,
  'ingress-nginx': ingressNginx,
  'istio-base': istioBase,
  'istio-cni': istioCni,
  'istio-ingressgateway': istioIngressgateway,
  istiod,
  jaeger,
  karpenter,
  keda,
  'kube-prometheus-stack': kubePrometheusStack,
  loki,
  'metrics-server': metricsServer,
  'opentelemetry-collector': opentelemetryCollector,
  'strimzi-kafka-operator': strimziKafkaOperator,
  thanos,
  traefik,
  velero,
  'vertical-pod-autoscaler': verticalPodAutoscaler,
};

export interface Addon {
  readonly name: ChartName;
  readonly namespace: string;
  readonly definition: ChartDefinition;
}

/** The charts of an environment, in the order of the table above. */
export function addonsOf(environment: Environment): readonly Addon[] {
  const names = Object.keys(definitions) as ChartName[]; // keys of a Record<ChartName, …>
  return names
    .filter((name) => environment.addons[name])
    .map((name) => ({
      name,
      namespace:
        name === 'argo-cd' ? environment.delivery.argocd.namespace : charts[name].namespace,
      definition: definitions[name],
    }));
}

export function compileCharts(
  environment: Environment,
  landscape: Landscape,
): readonly Component[] {
  return addonsOf(environment).map(({ name, namespace, definition }) => {
    const { repository, chart, version } = charts[name];
    return {
      name,
      namespace,
      wave: waveOf(definition, environment),
      source: {
        type: 'chart',
        repository,
        chart,
        version: environment.addons[name]?.version ?? version,
        values: definition.values(environment, landscape),
      },
      origin: ['addons', name],
    };
  });
}

function waveOf({ wave }: ChartDefinition, environment: Environment): number {
  return typeof wave === 'number' ? wave : wave(environment);
}
