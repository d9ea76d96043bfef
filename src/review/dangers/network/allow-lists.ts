// Policies of other makers: AuthorizationPolicies of Istio, and those of Cilium. What is compared are their
// rules as a whole: one that was not there lets somebody through, one that is gone no longer keeps somebody out.
// https://istio.io/latest/docs/reference/config/security/authorization-policy/
// https://docs.cilium.io/en/stable/security/policy/language/

import type { KubernetesObject } from '../../../model/artifact.ts';
import { isPlainObject, type PlainObject } from '../../../model/values/plain-object.ts';
import type { Danger } from '../danger.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { specOf } from '../spec-of.ts';
import { nameIn } from './selectors.ts';

interface Lists {
  readonly allows: readonly string[];
  readonly denies: readonly string[];
  /** Whether whoever is not allowed is kept out. */
  readonly isClosed: boolean;
}

const READERS: Readonly<Record<string, (spec: PlainObject) => Lists>> = {
  AuthorizationPolicy: (spec) => {
    const rules = texts(spec['rules']);
    const isDeny = spec['action'] === 'DENY';
    const isAllow = (spec['action'] ?? 'ALLOW') === 'ALLOW';
    return {
      allows: isAllow ? rules : [],
      denies: isDeny ? rules : [],
      isClosed: isAllow,
    };
  },
  CiliumNetworkPolicy: cilium,
  CiliumClusterwideNetworkPolicy: cilium,
};

function cilium(spec: PlainObject): Lists {
  const of = (...keys: readonly string[]) =>
    keys.flatMap((key) => texts(spec[key]).map((rule) => `${key.replace('Deny', '')} ${rule}`));
  return {
    allows: of('ingress', 'egress'),
    denies: of('ingressDeny', 'egressDeny'),
    isClosed: spec['ingress'] !== undefined || spec['egress'] !== undefined,
  };
}

export const judgeAllowLists: DangerJudge = ({ thing, kind, name }, setting) => {
  const read = READERS[kind];
  if (thing.plane !== 'kubernetes' || read === undefined || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null) return [];
  const was = read(specOf(before));
  const selected = targetOf(before);
  if (after === null) {
    return was.isClosed || was.denies.length > 0
      ? [opens(`without ${name}, ${selected} no longer keeps out whom it kept out`)]
      : [];
  }
  const is = read(specOf(after));
  const allowed = is.isClosed ? is.allows.filter((rule) => !was.allows.includes(rule)) : [];
  const released = was.denies.filter((rule) => !is.denies.includes(rule));
  return [
    ...(was.isClosed && !is.isClosed ? [opens(`${name} no longer closes ${selected}`)] : []),
    ...(was.isClosed ? allowed : []).map((rule) =>
      opens(`${name} lets through to ${selected}: ${rule}`),
    ),
    ...released.map((rule) => opens(`${name} no longer keeps out of ${selected}: ${rule}`)),
  ];
};

function opens(reason: string): Danger {
  return { label: 'opens network', reason };
}

function targetOf(object: KubernetesObject): string {
  const spec = specOf(object);
  const selector = spec['selector'] ?? spec['endpointSelector'];
  const target = isPlainObject(selector) ? nameIn(selector) : null;
  return target ?? `namespace ${object.metadata.namespace ?? 'default'}`;
}

/** In no order, neither of the rules nor of their lists and keys. */
function texts(rules: unknown): readonly string[] {
  return Array.isArray(rules) ? rules.map((rule) => JSON.stringify(sorted(rule))) : [];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const all = value.map(sorted);
    return all.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }
  if (!isPlainObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
