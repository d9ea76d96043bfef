// Objects that let people in from outside of the cluster.
import type { KubernetesObject } from '../../../model/artifact.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { coversRange, rangeWords } from './address-ranges.ts';

/** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/ */
const PREFIXES = ['alb.ingress.kubernetes.io', 'service.beta.kubernetes.io/aws-load-balancer'];

export const judgeEntrances: DangerJudge = ({ thing, kind, name }, setting) => {
  if (thing.plane !== 'kubernetes' || setting === null) return [];
  const { before, after } = thing.of;
  if (after === null || !['Service', 'Ingress', 'Gateway'].includes(kind)) return [];
  const reasons = [...scheme(name, before, after), ...type(name, before, after)];
  const ranges = clients(name, before, after);
  return [...reasons, ...ranges].map((reason) => ({ label: 'opens network', reason }));
};

function annotation({ metadata }: KubernetesObject, end: string): string | undefined {
  const found = Object.entries(metadata.annotations ?? {}).find(
    ([key]) => PREFIXES.some((prefix) => key.startsWith(prefix)) && key.endsWith(end),
  );
  return found?.[1];
}

function scheme(name: string, before: KubernetesObject | null, after: KubernetesObject) {
  const isPublic = (object: KubernetesObject) => annotation(object, 'scheme') === 'internet-facing';
  if (!isPublic(after) || (before !== null && isPublic(before))) return [];
  return [`${name} is reached from the internet`];
}

const OPEN_TYPES = ['LoadBalancer', 'NodePort'];

function type(name: string, before: KubernetesObject | null, after: KubernetesObject) {
  const typeOf = (object: KubernetesObject | null) => {
    const spec = object === null || object.kind !== 'Service' ? undefined : object['spec'];
    return isPlainObject(spec) ? String(spec['type'] ?? 'ClusterIP') : '';
  };
  const [was, is] = [typeOf(before), typeOf(after)];
  if (!OPEN_TYPES.includes(is) || OPEN_TYPES.includes(was)) return [];
  return [`${name} is reached from outside of the cluster, as ${is}`];
}

/** Nothing written is everybody. */
function clients(name: string, before: KubernetesObject | null, after: KubernetesObject) {
  if (before === null) return [];
  const [was, is] = [before, after].map((object) => {
    const written = annotation(object, 'inbound-cidrs') ?? annotation(object, 'source-ranges');
    const spec = isPlainObject(object['spec'])
      ? object['spec']['loadBalancerSourceRanges']
      : undefined;
    if (Array.isArray(spec)) return spec.map(String);
    return written === undefined ? null : written.split(',').map((each) => each.trim());
  });
  if (was === null || was === undefined) return [];
  const more = (is ?? ['0.0.0.0/0']).filter(
    (range) => !was.some((each) => coversRange(each, range)),
  );
  return more.length === 0 ? [] : [`${more.map(rangeWords).join(', ')} reaches ${name}`];
}
