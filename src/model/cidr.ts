// Arithmetic on IPv4 ranges. Inputs have passed the schema, so every octet is in range.

export interface Range {
  /** First and last address as unsigned 32-bit numbers, both inclusive. */
  readonly first: number;
  readonly last: number;
}

export function addressOf(text: string): number {
  return text.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

export function prefixLength(cidr: string): number {
  return Number(cidr.split('/')[1] ?? '32');
}

export function rangeOf(cidr: string): Range {
  const [address = '0.0.0.0'] = cidr.split('/');
  const size = 2 ** (32 - prefixLength(cidr));
  const first = Math.floor(addressOf(address) / size) * size;
  return { first, last: first + size - 1 };
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** The CIDR with its host bits cleared: `10.0.1.5/24` → `10.0.1.0/24`. */
export function canonicalCidr(cidr: string): string {
  return `${formatAddress(rangeOf(cidr).first)}/${prefixLength(cidr)}`;
}

export function contains(outer: string, inner: string): boolean {
  const [a, b] = [rangeOf(outer), rangeOf(inner)];
  return a.first <= b.first && b.last <= a.last;
}

export function overlaps(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a.first <= b.last && b.first <= a.last;
}
