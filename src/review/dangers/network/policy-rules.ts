// What a NetworkPolicy lets through, one peer and one port at a time.
// https://kubernetes.io/docs/concepts/services-networking/network-policies/

import type { KubernetesObject } from '../../../model/artifact.ts';
import { objectsIn, textsIn } from '../../../model/values/lists.ts';
import { isPlainObject, type PlainObject } from '../../../model/values/plain-object.ts';
import { specOf } from '../spec-of.ts';
import { coversRange, overlapsRange, rangeWords } from './address-ranges.ts';
import { coversPorts, type Flow, PORT_MAX, type Ports, portsWords } from './flow.ts';
import { coversSelector, labelsOf, NAMESPACE_LABEL, nameIn } from './selectors.ts';

export type Direction = 'in' | 'out';

export interface PolicyRule {
  readonly direction: Direction;
  /** Null: everybody. */
  readonly peer: PlainObject | null;
  readonly ports: Ports;
  /** Of the port, where it is written by its name. */
  readonly portName: string | null;
}

/** Whether pods that it selects are closed but for what it and others let through. */
export function isolates(policy: KubernetesObject, direction: Direction): boolean {
  const { policyTypes: types, egress } = specOf(policy);
  const all = Array.isArray(types)
    ? types
    : ['Ingress', ...(egress === undefined ? [] : ['Egress'])];
  return all.includes(direction === 'in' ? 'Ingress' : 'Egress');
}

export function policyRules(policy: KubernetesObject, direction: Direction): readonly PolicyRule[] {
  if (!isolates(policy, direction)) return [];
  const [key, peers] = direction === 'in' ? ['ingress', 'from'] : ['egress', 'to'];
  return objectsIn(specOf(policy)[key]).flatMap((rule) => {
    const who = objectsIn(rule[peers]);
    const on = objectsIn(rule['ports']);
    return (who.length === 0 ? [null] : who).flatMap((peer) =>
      (on.length === 0 ? [{}] : on).map((port) => ruleOf(direction, peer, port)),
    );
  });
}

function ruleOf(direction: Direction, peer: PlainObject | null, written: PlainObject): PolicyRule {
  const { port, endPort, protocol = 'TCP' } = written;
  const isWritten = Object.keys(written).length > 0;
  const isNamed = typeof port === 'string' && !/^\d+$/.test(port);
  const isRange = port !== undefined && !isNamed;
  const from = isRange ? Number(port) : 0;
  const to = isRange ? Number(endPort ?? port) : PORT_MAX;
  return {
    ...{ direction, peer, portName: isNamed ? port : null },
    ports: { protocol: isWritten ? String(protocol).toLowerCase() : null, from, to },
  };
}

export function coversRule(outer: PolicyRule, inner: PolicyRule): boolean {
  const isSamePort = outer.portName === null || outer.portName === inner.portName;
  return isSamePort && coversPorts(outer.ports, inner.ports) && coversPeer(outer.peer, inner.peer);
}

function coversPeer(outer: PlainObject | null, inner: PlainObject | null): boolean {
  if (outer === null) return true;
  if (inner === null) return false;
  const [block, other] = [outer['ipBlock'], inner['ipBlock']];
  if (isPlainObject(block)) return isPlainObject(other) && coversBlock(block, other);
  if (isPlainObject(other)) return false;
  return (
    coversNamespace(outer['namespaceSelector'], inner['namespaceSelector']) &&
    coversSelector(outer['podSelector'], inner['podSelector'])
  );
}

/** Absent: the namespace of the policy, which is not known to be one that is selected. */
function coversNamespace(outer: unknown, inner: unknown): boolean {
  if (outer === undefined) return inner === undefined;
  const isEvery = coversSelector(outer, {});
  return isEvery || (inner !== undefined && coversSelector(outer, inner));
}

function coversBlock(outer: PlainObject, inner: PlainObject): boolean {
  const range = String(inner['cidr']);
  const gaps = textsIn(inner['except']);
  return (
    coversRange(String(outer['cidr']), range) &&
    textsIn(outer['except']).every(
      (gap) => !overlapsRange(gap, range) || gaps.some((each) => coversRange(each, gap)),
    )
  );
}

/** Names services look up, which opens nothing worth a word. */
export function isNameLookup({ direction, ports, peer }: PolicyRule): boolean {
  return direction === 'out' && ports.from === 53 && ports.to === 53 && peer !== null;
}

export function peerWords(peer: PlainObject | null, namespace: string): string {
  if (peer === null) return 'anybody';
  const block = peer['ipBlock'];
  if (isPlainObject(block)) return rangeWords(String(block['cidr']));
  const where = peer['namespaceSelector'];
  const name = nameIn(peer['podSelector']);
  const pods = name === null ? 'pods' : `pods of ${name}`;
  if (where === undefined) return name === null ? `pods of namespace ${namespace}` : pods;
  const there = labelsOf(where)[NAMESPACE_LABEL] ?? nameIn(where);
  if (there === null) return `${pods} of every namespace`;
  return there === namespace && name !== null ? pods : `${pods} in namespace ${there}`;
}

export function flowOf(
  own: string,
  { direction, peer, ports, portName }: PolicyRule,
  namespace: string,
): Flow {
  const other = peerWords(peer, namespace);
  const [from, to] = direction === 'in' ? [other, own] : [own, other];
  return {
    from,
    to: to.replace(/^pods of (?!namespace|every)/, ''),
    on: portName ?? portsWords(ports),
  };
}
