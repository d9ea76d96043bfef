// What NetworkPolicies let through. They add up; a pod that none selects is open.
// https://kubernetes.io/docs/concepts/services-networking/network-policies/
import { contains } from '../../model/cidr.ts';
import { groupBy } from '../../model/values/group-by.ts';
import { objectsOf } from '../artifacts/objects.ts';
import { isSelected } from '../artifacts/selectors.ts';
import { asText } from '../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';

export interface Pod {
  readonly namespace: string;
  readonly labels: Body;
}

/** The other side: a pod, a range of addresses, or any pod of a namespace. */
export type Peer = Pod | { readonly cidr: string } | { readonly anyPodIn: string };

export type Direction = 'ingress' | 'egress';

interface Policy {
  readonly namespace: string;
  readonly selector: Body;
  readonly types: readonly string[];
  readonly spec: Body;
}

const policiesIn = oncePerInput((input) => {
  const policies = objectsOf(input, 'NetworkPolicy').map(({ object }): Policy => {
    const spec = asBody(object['spec']);
    const types = asList(spec['policyTypes']).map((type) => asText(type).toLowerCase());
    const namespace = object.metadata.namespace ?? '';
    return { namespace, selector: asBody(spec['podSelector']), types, spec };
  });
  return groupBy(policies, ({ namespace }) => namespace);
});

const namespaceLabels = oncePerInput(
  (input) =>
    new Map(
      objectsOf(input, 'Namespace').map(({ object: { metadata } }) => [
        metadata.name,
        { ...metadata.labels, ...nameLabel(metadata.name) },
      ]),
    ),
);

/** Every namespace carries its own name. */
function nameLabel(namespace: string): Body {
  return { 'kubernetes.io/metadata.name': namespace };
}

type Rules = readonly Body[] | undefined;

const rulesByPod = oncePerInput(() => ({
  ingress: new Map<Pod, Rules>(),
  egress: new Map<Pod, Rules>(),
}));

/** The rules that apply to a pod in one direction; undefined where nothing restricts it. */
export function rulesFor(input: CheckInput, pod: Pod, direction: Direction): Rules {
  const known = rulesByPod(input)[direction];
  if (!known.has(pod)) known.set(pod, findRules(input, pod, direction));
  return known.get(pod);
}

function findRules(input: CheckInput, pod: Pod, direction: Direction): Rules {
  const policies = (policiesIn(input).get(pod.namespace) ?? []).filter(
    ({ selector, types }) => types.includes(direction) && isSelected(selector, pod.labels),
  );
  if (policies.length === 0) return undefined;
  return policies.flatMap(({ spec }) => asList(spec[direction]).map(asBody));
}

export interface Passage {
  readonly pod: Pod;
  readonly direction: Direction;
  readonly peer: Peer;
  readonly port: number;
  /** Absent: TCP. */
  readonly transport?: Transport;
}

export type Transport = 'TCP' | 'UDP';

/** Whether the policies of `pod` let something pass between it and `peer`. */
export function lets(
  input: CheckInput,
  { pod, direction, peer, port, transport }: Passage,
): boolean {
  const rules = rulesFor(input, pod, direction);
  if (rules === undefined) return true;
  const key = direction === 'ingress' ? 'from' : 'to';
  return rules.some((rule) => {
    // Most rules are about other ports, and ports are quicker to compare.
    if (!coversPort(rule, port, transport)) return false;
    const peers = asList(rule[key]).map(asBody);
    return peers.length === 0 || peers.some((each) => isMeant(input, each, peer, pod));
  });
}

/** The ports of a rule; none listed means all of them. */
export function coversPort(rule: Body, port: number, transport: Transport = 'TCP'): boolean {
  const ports = asList(rule['ports']).map(asBody);
  return (
    ports.length === 0 ||
    ports.some(({ protocol = 'TCP', port: first, endPort }) => {
      if (protocol !== transport) return false;
      return first === undefined || (Number(first) <= port && port <= Number(endPort ?? first));
    })
  );
}

function isMeant(input: CheckInput, written: Body, peer: Peer, pod: Pod): boolean {
  const block = asBody(written['ipBlock']);
  if ('cidr' in peer) return blockHolds(block, peer.cidr);
  if (written['ipBlock'] !== undefined) return false;
  const namespace = 'anyPodIn' in peer ? peer.anyPodIn : peer.namespace;
  const isNamespace =
    written['namespaceSelector'] === undefined
      ? namespace === pod.namespace
      : isSelected(
          asBody(written['namespaceSelector']),
          namespaceLabels(input).get(namespace) ?? nameLabel(namespace),
        );
  if (!isNamespace || 'anyPodIn' in peer) return isNamespace;
  return isSelected(asBody(written['podSelector']), peer.labels);
}

function blockHolds({ cidr, except }: Body, wanted: string): boolean {
  if (typeof cidr !== 'string' || !contains(cidr, wanted)) return false;
  return !asList(except).some((each) => contains(asText(each), wanted));
}
