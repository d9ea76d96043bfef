// Ranges of addresses, one within another: of both families, and of texts that may be expressions.
export interface Range {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

export function coversRange(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  const [one, other] = [rangeOf(outer), rangeOf(inner)];
  if (one === null || other === null || one.family !== other.family) return false;
  return one.first <= other.first && other.last <= one.last;
}

export function overlapsRange(left: string, right: string): boolean {
  const [one, other] = [rangeOf(left), rangeOf(right)];
  if (one === null || other === null || one.family !== other.family) return false;
  return one.first <= other.last && other.first <= one.last;
}

/** `anybody`, where it is every address. */
export function rangeWords(range: string): string {
  return range.endsWith('/0') ? `anybody (${range})` : range;
}

/** Null: it is an expression, or none. */
export function rangeOf(text: string): Range | null {
  const [address = '', prefix] = text.split('/');
  const family = address.includes(':') ? 6 : 4;
  const bits = family === 6 ? 128 : 32;
  const value = family === 6 ? valueOf6(address) : valueOf4(address);
  const length = prefix === undefined ? bits : Number(prefix);
  if (value === null || !Number.isInteger(length) || length < 0 || length > bits) return null;
  const size = 1n << BigInt(bits - length);
  const first = value - (value % size);
  return { family, first, last: first + size - 1n };
}

function valueOf4(address: string): bigint | null {
  const parts = address.split('.');
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part));
  return isAddress ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) : null;
}

function valueOf6(address: string): bigint | null {
  const [left = '', right] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(left), groups(right ?? '')];
  const gap = right === undefined ? 0 : 8 - head.length - tail.length;
  const all = [...head, ...Array.from({ length: Math.max(gap, 0) }, () => '0'), ...tail];
  if (all.length !== 8 || !all.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return null;
  return all.reduce((sum, part) => sum * 65_536n + BigInt(`0x${part}`), 0n);
}
