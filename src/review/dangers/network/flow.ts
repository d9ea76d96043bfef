// Who may reach what: what security groups, network ACLs and network policies come to.

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

/** ` on 5432`, ` on 53/udp`, ` on every port`. */
export function portsWords({ protocol, from, to }: Ports): string {
  if (protocol === null) return 'every port';
  const isAll = from <= 0 && to >= PORT_MAX;
  const range = from === to ? String(from) : `${from} to ${to}`;
  const kind = protocol === 'tcp' ? '' : `/${protocol}`;
  return isAll ? `every port of ${protocol}` : `${range}${kind}`;
}

/** Three of them at most, one after the other: `a reaches b on 1 and 2; c reaches d on 3 and 5 more`. */
export function flowsWords(flows: readonly Flow[]): string {
  const ends = [...new Set(flows.map(({ from, to }) => JSON.stringify([from, to])))];
  const sentences = ends.map((end) => {
    const [from, to] = JSON.parse(end) as [string, string];
    const same = flows.filter((flow) => flow.from === from && flow.to === to);
    const ports = [...new Set(same.map(({ on }) => on))];
    return `${from} ${from.startsWith('pods') ? 'reach' : 'reaches'} ${to} on ${ports.join(' and ')}`;
  });
  const more = sentences.length - 3;
  return `${sentences.slice(0, 3).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly on: string;
}
