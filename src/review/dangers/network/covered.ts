// Whether several rules together let through what one does: two halves of a range are the whole of it.
import { rangeOf } from './address-ranges.ts';
import type { FirewallRule } from './firewall-rules.ts';

/** Addresses by ports; of what is no range of addresses, one address. */
interface Box {
  readonly addresses: Span;
  readonly ports: Span;
}

interface Span {
  readonly first: bigint;
  readonly last: bigint;
}

export function isCovered(rule: FirewallRule, stood: readonly FirewallRule[]): boolean {
  const family = familyOf(rule);
  const alike = stood.filter(
    (each) =>
      each.of === rule.of &&
      each.direction === rule.direction &&
      familyOf(each) === family &&
      (each.ports.protocol === null || each.ports.protocol === rule.ports.protocol),
  );
  return isInside(
    boxOf(rule),
    alike.map((each) => boxOf(each, rule)),
  );
}

/** What ranges are compared with; of anything else, itself. */
function familyOf({ peer }: FirewallRule): string {
  const range = rangeOf(peer);
  return range === null ? peer : String(range.family);
}

/** Of every protocol, the ports of the rule that is looked at. */
function boxOf({ peer, ports }: FirewallRule, beside?: FirewallRule): Box {
  const range = rangeOf(peer);
  const addresses = range ?? { first: 0n, last: 0n };
  const { from, to } = ports.protocol === null && beside !== undefined ? beside.ports : ports;
  return { addresses, ports: { first: BigInt(from), last: BigInt(to) } };
}

function isInside(box: Box, [outer, ...others]: readonly Box[]): boolean {
  if (outer === undefined) return false;
  return without(box, outer).every((piece) => isInside(piece, others));
}

/** The pieces of a box that another one leaves. */
function without(box: Box, outer: Box): readonly Box[] {
  const { addresses, ports } = box;
  if (!overlaps(addresses, outer.addresses) || !overlaps(ports, outer.ports)) return [box];
  const inner = common(addresses, outer.addresses);
  return [
    ...outside(addresses, outer.addresses).map((span) => ({ addresses: span, ports })),
    ...outside(ports, outer.ports).map((span) => ({ addresses: inner, ports: span })),
  ];
}

function overlaps(one: Span, other: Span): boolean {
  return one.first <= other.last && other.first <= one.last;
}

function common(one: Span, other: Span): Span {
  const [, first = one.first] = [one.first, other.first].sort(byNumber);
  const [last = one.last] = [one.last, other.last].sort(byNumber);
  return { first, last };
}

function byNumber(one: bigint, other: bigint): number {
  return one < other ? -1 : 1;
}

function outside(span: Span, outer: Span): readonly Span[] {
  return [
    { first: span.first, last: outer.first - 1n },
    { first: outer.last + 1n, last: span.last },
  ].filter(({ first, last }) => first <= last);
}
