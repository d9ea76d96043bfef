// Who may reach what: what security groups, network ACLs and network policies come to.
import { firstOf } from '../../../diagnostics/wording.ts';

export interface Ports {
  /** `tcp`; null: every protocol. */
  readonly protocol: string | null;
  readonly from: number;
  readonly to: number;
}

export const PORT_MAX = 65_535;

export function coversPorts(outer: Ports, inner: Ports): boolean {
  if (outer.protocol === null) return true;
  if (outer.protocol !== inner.protocol) return false;
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** `5432`, `53/udp`, `every port`. */
export function portsWords({ protocol, from, to }: Ports): string {
  if (protocol === null) return 'every port';
  const isAll = from <= 0 && to >= PORT_MAX;
  const range = from === to ? String(from) : `${from} to ${to}`;
  const kind = protocol === 'tcp' ? '' : `/${protocol}`;
  return isAll ? `every port of ${protocol}` : `${range}${kind}`;
}

/** A sentence for each who and on what: `pods of web reach 10.0.1.0/24, 10.0.2.0/24 on 5432`. */
export function flowSentences(flows: readonly Flow[]): readonly string[] {
  const ends = grouped(flows, ({ from, to }) => [from, to]).map((same) => ({
    ...same[0],
    on: unique(same, ({ on }) => on).join(' and '),
  }));
  const fromRanges = ends.filter(({ from }) => isRange(from));
  const toRanges = ends.filter(({ from, to }) => isRange(to) && !isRange(from));
  const others = ends.filter(({ from, to }) => !isRange(from) && !isRange(to));
  return [
    ...others.map((each) => [each] as const),
    ...grouped(fromRanges, ({ to, on }) => [to, on]),
    ...grouped(toRanges, ({ from, on }) => [from, on]),
  ].map(sentenceOf);
}

function sentenceOf(same: readonly [Flow, ...Flow[]]): string {
  const froms = unique(same, ({ from }) => from);
  const tos = unique(same, ({ to }) => to);
  const [from = ''] = froms;
  const verb = froms.length > 1 || /^(pods|nodes)\b/.test(from) ? 'reach' : 'reaches';
  return `${firstOf(froms, 3)} ${verb} ${firstOf(tos, 3)} on ${same[0].on}`;
}

function isRange(end: string): boolean {
  return /^[\d:]/.test(end);
}

function unique(flows: readonly Flow[], of: (flow: Flow) => string): readonly string[] {
  return [...new Set(flows.map(of))];
}

function grouped(
  flows: readonly Flow[],
  keysOf: (flow: Flow) => readonly string[],
): readonly (readonly [Flow, ...Flow[]])[] {
  const found = new Map<string, [Flow, ...Flow[]]>();
  for (const flow of flows) {
    const key = keysOf(flow).join('\n');
    const same = found.get(key);
    if (same) same.push(flow);
    else found.set(key, [flow]);
  }
  return [...found.values()];
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly on: string;
}
