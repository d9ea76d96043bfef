// What AWS offers by name, and what is to be said of a name that our data does not have: it may be newer than
// the data, or there is none.
import { type Diagnostic, diagnostic, type Path } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { isNewerType } from './values/newer-type.ts';

interface Offer {
  readonly names: readonly string[];
  readonly asOf: string;
}

interface Asked {
  /** In words, such as `class of aurora-mysql`. */
  readonly what: string;
  readonly name: string;
  readonly offer: Offer;
  readonly path: Path;
}

/** A node type or class, which ends in its family and size. */
export function checkOfferedType(asked: Asked): readonly Diagnostic[] {
  const { name, offer } = asked;
  if (offer.names.includes(name)) return [];
  return [report(asked, isNewerType(bare(name), offer.names.map(bare)))];
}

/** A version in full, or its first numbers alone where AWS chooses the rest. */
export function checkOfferedVersion(asked: Asked): readonly Diagnostic[] {
  const { name, offer } = asked;
  if (offer.names.some((each) => each === name || each.startsWith(`${name}.`))) return [];
  return [report(asked, isNewerVersion(numbersIn(name), offer.names.map(numbersIn)))];
}

/** A name of which AWS invents no more, or so seldom that a new one is worth a look. */
export function checkOfferedName(asked: Asked): readonly Diagnostic[] {
  return asked.offer.names.includes(asked.name) ? [] : [report(asked, false)];
}

/** A name out of a long list that may have gaps: one that is nearly another is a slip, any other may be new. */
export function checkLikelyName(asked: Asked): readonly Diagnostic[] {
  const { name, offer } = asked;
  if (offer.names.includes(name)) return [];
  return [report(asked, nearest(name, offer.names) === undefined)];
}

function report({ what, name, offer, path }: Asked, isNewer: boolean): Diagnostic {
  const { asOf } = offer;
  if (isNewer) return diagnostic('model/newer-than-known', { what, name, asOf }, { path });
  const likely = nearest(name, offer.names) ?? null;
  return diagnostic('model/not-offered', { what, name, asOf, nearest: likely }, { path });
}

/** `cache.r6g.large` and `r6g.large.search` as EC2 calls them. */
function bare(type: string): string {
  return type.replace(/^(db|cache|kafka|express)\./, '').replace(/\.search$/, '');
}

function numbersIn(version: string): readonly number[] {
  return [...version.matchAll(/\d+/g)].map(([number]) => Number(number));
}

/** Major versions come by one, others may leave some out. */
const AHEAD = { major: 2, minor: 10 } as const;

/** Newer than all that share its first numbers, by the first number in which it differs from all. */
function isNewerVersion(version: readonly number[], all: readonly (readonly number[])[]): boolean {
  const sharing = (length: number) =>
    all.filter((each) => version.slice(0, length).every((number, at) => each[at] === number));
  const at = version.findIndex((_, index) => sharing(index + 1).length === 0);
  const found = sharing(at).flatMap((each) => each[at] ?? []);
  const ahead = (version[at] ?? 0) - Math.max(-1, ...found);
  return found.length > 0 && ahead > 0 && ahead <= (at === 0 ? AHEAD.major : AHEAD.minor);
}
