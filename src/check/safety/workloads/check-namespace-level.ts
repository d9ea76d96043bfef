// Every namespace enforces a Pod Security level: the one the environment says, and for charts the one
// their pods need, no more and no less.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { type ChartName, charts } from '../../../model/charts.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import type { CheckInput } from '../../check-input.ts';
import { pointAt } from '../../point-at.ts';
import { levelOf } from './enforced-levels.ts';
import { LEVELS, type Level } from './pod-controls.ts';

/** What the pods of each chart need with the values we give it, read off their templates. */
const NEEDED: Readonly<Record<ChartName, Level>> = {
  // Reads the logs of all pods from a hostPath.
  alloy: 'privileged',
  'argo-cd': 'baseline',
  'argo-rollouts': 'restricted',
  // Reads the logs of all pods from a hostPath.
  'aws-for-fluent-bit': 'privileged',
  'aws-load-balancer-controller': 'restricted',
  'cert-manager': 'restricted',
  'cluster-autoscaler': 'restricted',
  'external-dns': 'restricted',
  'external-secrets': 'restricted',
  // Reads the logs of all pods from a hostPath.
  fluentd: 'privileged',
  'ingress-nginx': 'restricted',
  'istio-base': 'restricted',
  // Writes to the network configuration of the node.
  'istio-cni': 'privileged',
  'istio-ingressgateway': 'restricted',
  istiod: 'restricted',
  jaeger: 'restricted',
  karpenter: 'restricted',
  keda: 'restricted',
  // node-exporter shares the network and process ids of the node and mounts its root.
  'kube-prometheus-stack': 'privileged',
  loki: 'restricted',
  'metrics-server': 'restricted',
  'opentelemetry-collector': 'restricted',
  'strimzi-kafka-operator': 'restricted',
  thanos: 'restricted',
  traefik: 'restricted',
  velero: 'restricted',
  'vertical-pod-autoscaler': 'restricted',
};

interface Need {
  readonly level: Level;
  readonly because: string;
}

export function checkNamespaceLevel(input: CheckInput): readonly Diagnostic[] {
  return objectsOf(input, 'Namespace').flatMap(({ object, origin }) => {
    const { name } = object.metadata;
    const found = levelOf(object);
    const needs = needsOf(input, name);
    const [first] = LEVELS.toReversed().flatMap((level) =>
      needs.filter((need) => need.level === level),
    );
    const wanted = first ?? { level: 'restricted', because: 'nothing in it needs more' };
    if (found === wanted.level) return [];
    const args = { namespace: name, found: found ?? 'no level', ...wantedArgs(wanted) };
    return [diagnostic('check/namespace-level', args, { path: pathOf(input, origin) })];
  });
}

function needsOf(input: CheckInput, namespace: string): readonly Need[] {
  const stated = input.environment.namespaces[namespace]?.podSecurity;
  const ofCharts = input.components
    .filter((component) => component.namespace === namespace && component.source.type === 'chart')
    .flatMap(({ name }) =>
      isChart(name) ? [{ level: NEEDED[name], because: `${name} needs it` }] : [],
    );
  if (stated) return [...ofCharts, { level: stated, because: 'the environment says so' }];
  const isOurs = podTemplatesOf(input).some((pods) => pods.namespace === namespace);
  return isOurs
    ? [...ofCharts, { level: 'restricted', because: 'our pods need no more' }]
    : ofCharts;
}

function isChart(name: string): name is ChartName {
  return Object.hasOwn(charts, name);
}

function wantedArgs({ level, because }: Need) {
  return { wanted: level, because };
}

function pathOf({ environment }: CheckInput, origin: Path): Path {
  return pointAt(environment, origin, 'podSecurity');
}
