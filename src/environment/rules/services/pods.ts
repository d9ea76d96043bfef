// Labels and annotations that are ours, and nodes that the pods of a service find.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { standardLabels } from '../../../model/kubernetes/labels.ts';
import { nodesOf, nodeTaints, selects, takes } from '../../../model/nodes/placement.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';

export function checkPods(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([key, service]) => {
    const nodeless = selector(environment, key, service);
    // Where pods find no node at all, a taint may be the reason: that is said once.
    const places = nodeless.length > 0 ? nodeless : tolerations(environment, key, service);
    return [...metadata(environment, key, service), ...places];
  });
}

/** Written by us, by a controller of Kubernetes, or said elsewhere. */
const RESERVED =
  /^(argocd\.argoproj\.io\/|groundplan\.dev\/|sidecar\.istio\.io\/inject$|istio\.io\/(rev|dataplane-mode)$|kubectl\.kubernetes\.io\/last-applied|deployment\.kubernetes\.io\/|statefulset\.kubernetes\.io\/|apps\.kubernetes\.io\/|batch\.kubernetes\.io\/|(rollouts-)?pod-template-hash$|controller-revision-hash$|controller-uid$|job-name$|cronjob\.kubernetes\.io\/)/;
/** Of pods that end. */
const UNDISTURBED = [
  'cluster-autoscaler.kubernetes.io/safe-to-evict',
  'karpenter.sh/do-not-disrupt',
];

function metadata(environment: Environment, service: string, input: Service) {
  const { label } = environment.categories;
  const ours = [...Object.keys(standardLabels(environment, service, 'service')), label];
  const ends = input.kind === 'cronJob' || input.kind === 'job';
  const isTaken = (key: string, taken: readonly string[]) =>
    RESERVED.test(key) || taken.includes(key);
  const found = [
    ...Object.keys(input.labels)
      .filter((key) => isTaken(key, ours))
      .map((key) => ['labels', key] as const),
    ...Object.keys(input.annotations)
      .filter((key) => isTaken(key, ends ? UNDISTURBED : []))
      .map((key) => ['annotations', key] as const),
  ];
  return found.map(([what, key]) => {
    const where = { path: ['services', service, what, key], target: 'key' } as const;
    return diagnostic('model/metadata-reserved', { service, what, key }, where);
  });
}

function selector(environment: Environment, service: string, input: Service) {
  const { cluster } = environment;
  const labels = Object.entries(input.nodeSelector);
  if (labels.length === 0 || cluster === null || isForeign(environment)) return [];
  const there = nodesOf(cluster);
  if (there.some((nodes) => takes(environment, nodes, input))) return [];
  const selected = there.filter((nodes) => selects(environment, nodes, input));
  const wanted = labels.map(([key, value]) => `${key}: ${value}`).join(', ');
  const where = { path: ['services', service, 'nodeSelector'], target: 'key' } as const;
  const args = { service, wanted, isThere: selected.length > 0 };
  return [diagnostic('model/node-selector-unmatched', args, where)];
}

/** Taints that Kubernetes and node autoscalers put on nodes by themselves.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const PUT_BY_CONTROLLERS =
  /^(node\.kubernetes\.io|node\.cloudprovider\.kubernetes\.io|node-role\.kubernetes\.io|karpenter\.sh|ebs\.csi\.aws\.com|efs\.csi\.aws\.com)\/|^(ToBeDeletedByClusterAutoscaler|DeletionCandidateOfClusterAutoscaler)$/;

/** Each that lets pods onto no node: nodes are looked for by key, value and effect. */
function tolerations(environment: Environment, service: string, input: Service) {
  const { cluster } = environment;
  if (cluster === null || isForeign(environment)) return [];
  const taints = nodesOf(cluster).flatMap((nodes) => Object.entries(nodeTaints(nodes)));
  return Object.entries(input.tolerations).flatMap(([key, { value, effect }]) => {
    const isThere = taints.some(
      ([taint, there]) =>
        taint === key &&
        (value ?? there.value) === there.value &&
        (effect ?? there.effect) === there.effect,
    );
    if (isThere || PUT_BY_CONTROLLERS.test(key)) return [];
    const alike = taints.filter(([taint]) => taint === key).map(([, there]) => there);
    const found = alike.map((there) => `${key}=${there.value}:${there.effect}`)[0] ?? null;
    const suggestion = nearest(
      key,
      taints.map(([taint]) => taint),
    );
    const where = { path: ['services', service, 'tolerations', key], target: 'key' } as const;
    return [diagnostic('model/toleration-untainted', { service, key, found, suggestion }, where)];
  });
}

/** What the nodes of a cluster that stands already are like, nothing here says. */
function isForeign({ cluster }: Environment): boolean {
  return (cluster?.existing ?? null) !== null;
}
