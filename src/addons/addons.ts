// The add-ons there are, in the order in which the schema of an environment names them.
import type { Component, Json } from '../model/artifact.ts';
import type { Ingress } from '../model/schema/edge/ingress.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon, IngressController, Watching } from './addon.ts';
import { alloy } from './alloy.ts';
import { argoCd } from './argo-cd/argo-cd.ts';
import { argoRollouts } from './argo-rollouts.ts';
import { awsForFluentBit } from './aws-for-fluent-bit.ts';
import { awsLoadBalancerController } from './aws-load-balancer-controller.ts';
import { certManager } from './cert-manager.ts';
import { clusterAutoscaler } from './cluster-autoscaler.ts';
import { externalDns } from './external-dns.ts';
import { externalSecrets } from './external-secrets.ts';
import { fluentd } from './fluentd.ts';
import { ingressNginx } from './ingress-nginx.ts';
import { istioBase } from './istio-base.ts';
import { istioCni } from './istio-cni.ts';
import { istioIngressgateway } from './istio-ingressgateway.ts';
import { istiod } from './istiod.ts';
import { jaeger } from './jaeger.ts';
import { karpenter } from './karpenter/karpenter.ts';
import { keda } from './keda.ts';
import { kubePrometheusStack } from './kube-prometheus-stack/kube-prometheus-stack.ts';
import { loki } from './loki.ts';
import { metricsServer } from './metrics-server.ts';
import { nvidiaDevicePlugin } from './nvidia-device-plugin.ts';
import { opentelemetryCollector } from './opentelemetry-collector/opentelemetry-collector.ts';
import { strimziKafkaOperator } from './strimzi-kafka-operator.ts';
import { thanos } from './thanos.ts';
import { traefik } from './traefik.ts';
import { velero } from './velero.ts';
import { verticalPodAutoscaler } from './vertical-pod-autoscaler.ts';

const list = [
  alloy,
  argoCd,
  argoRollouts,
  awsForFluentBit,
  awsLoadBalancerController,
  certManager,
  clusterAutoscaler,
  externalDns,
  externalSecrets,
  fluentd,
  ingressNginx,
  istioBase,
  istioCni,
  istioIngressgateway,
  istiod,
  jaeger,
  karpenter,
  keda,
  kubePrometheusStack,
  loki,
  metricsServer,
  nvidiaDevicePlugin,
  opentelemetryCollector,
  strimziKafkaOperator,
  thanos,
  traefik,
  velero,
  verticalPodAutoscaler,
] as const;

export type AddonName = (typeof list)[number]['name'];

declare module '../model/schema/environment.ts' {
  interface Environment {
    addons: Partial<
      Record<
        AddonName,
        {
          existing: { namespace: string | null } | null;
          version: string | null;
          capacity: 'spot' | null;
          values: Record<string, Json>;
        }
      >
    >;
  }
}

export const addons: readonly Addon<AddonName>[] = list;

/** Those of an environment, whether they are installed or stand already. */
export function addonsOf(environment: Environment): readonly Addon<AddonName>[] {
  return addons.filter(({ name }) => environment.addons[name]);
}

/** Those that are installed. */
export function installedAddons(environment: Environment): readonly Addon<AddonName>[] {
  return addons.filter(({ name }) => environment.addons[name]?.existing === null);
}

/** The one that a component is; a chart of the user's own may be made of the same chart. */
export function addonOfComponent(
  environment: Environment,
  { name }: Pick<Component, 'name'>,
): Addon<AddonName> | undefined {
  return addonsOf(environment).find((addon) => addon.name === name);
}

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Whether the cluster knows a kind because one of its add-ons defines it. */
export function isDefined(environment: Environment, { apiVersion, kind }: Kind): boolean {
  const [group = ''] = apiVersion.split('/');
  return addonsOf(environment).some(({ definitions }) =>
    definitions?.kinds.some((each) => each === group || each === `${group}/${kind}`),
  );
}

/** How Prometheus watches it in this environment. Null: not at all. */
export function watchingOf(environment: Environment, { watched }: Addon): Watching | null {
  return typeof watched === 'function' ? watched(environment) : watched;
}

export function namespaceOf(environment: Environment, addon: Addon): string {
  const { existing = null } = environment.addons[addon.name as AddonName] ?? {};
  if (existing !== null && existing.namespace !== null) return existing.namespace;
  return addon.namespaceIn?.(environment) ?? addon.namespace;
}

export interface Controller extends IngressController {
  readonly addon: AddonName;
  readonly namespace: string;
}

export function controllerOf({ controller }: Ingress): Controller {
  const found = addons.flatMap(({ name, namespace, ingress }) =>
    ingress?.controller === controller ? [{ ...ingress, addon: name, namespace }] : [],
  );
  const [first] = found;
  if (!first) throw new Error(`No add-on is the ingress controller ${controller}`);
  return first;
}
