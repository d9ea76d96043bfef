// What AWS offers by name, and what is to be said of a name that our data does not have: it may be newer than
// the data, or there is none.

import { type Diagnostic, diagnostic, type Path } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import {
  SUPPORT_FACTS_AS_OF as asOf,
  type Support,
  supportedLines,
} from '../facts/end-of-support.ts';
import { likeType } from './values/like-type.ts';
import { isNewerType } from './values/newer-type.ts';
import { numbersIn } from './values/numbers-in.ts';

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
  /** Of a version whose end of support is known: what the data of that calls the product. */
  readonly product?: string;
}

/** A node type or class, which ends in its family and size. */
export function checkOfferedType(asked: Asked): readonly Diagnostic[] {
  const { name, offer } = asked;
  if (offer.names.includes(name)) return [];
  const isNewer = isNewerType(bare(name), offer.names.map(bare));
  const likely = likelyTypes(name, offer.names);
  return [report(asked, isNewer, likely, likeType(name, offer.names))];
}

/** A version in full, or its first numbers alone where AWS chooses the rest. */
export function checkOfferedVersion(asked: Asked): readonly Diagnostic[] {
  const { name, offer } = asked;
  if (offer.names.some((each) => each === name || each.startsWith(`${name}.`))) {
    return outOfSupport(asked);
  }
  const isNewer = isNewerVersion(numbersIn(name), offer.names.map(numbersIn));
  return [report(asked, isNewer, likelyVersions(name, offer.names))];
}

/** AWS makes none whose support has ended, and raises those that are left. What is no more than a beginning, such
 * as `9`, is the newest that begins so. */
function outOfSupport({ what, name, path, product = '' }: Asked): readonly Diagnostic[] {
  const lines = supportedLines(product).toSorted((one, other) =>
    compared(numbersIn(other.line), numbersIn(one.line)),
  );
  const found = lines.find(({ line }) => isOfLine(name, line)) ?? olderThanAll(name, lines);
  if (found === undefined || found.standard === null || found.standard >= asOf) return [];
  const newest = lines.find(({ standard }) => standard === null || standard >= asOf)?.line ?? null;
  const { standard: ended, extended: until } = found;
  if (until !== null && until >= asOf) {
    return [diagnostic('model/version-extended', { what, name, ended, until, newest }, { path })];
  }
  return [
    diagnostic('model/version-ended', { what, name, ended: until ?? ended, newest }, { path }),
  ];
}

function isOfLine(version: string, line: string): boolean {
  return `${version}.`.startsWith(`${line}.`) || `${line}.`.startsWith(`${version}.`);
}

/** `lines` begin with the newest. What the data has no line of any more ended before the oldest. */
function olderThanAll(version: string, lines: readonly Support[]): Support | undefined {
  const oldest = lines.at(-1);
  const isOlder = oldest !== undefined && compared(numbersIn(version), numbersIn(oldest.line)) < 0;
  return isOlder ? { ...oldest, extended: null } : undefined;
}

/** A name of which AWS invents no more, or so seldom that a new one is worth a look. */
export function checkOfferedName(asked: Asked): readonly Diagnostic[] {
  const { name, offer } = asked;
  return offer.names.includes(name) ? [] : [report(asked, false, nearestOf(name, offer.names))];
}

/** A name out of a long list that may have gaps: one that is nearly another is a slip, any other may be new. */
export function checkLikelyName(asked: Asked): readonly Diagnostic[] {
  const { name, offer } = asked;
  if (offer.names.includes(name)) return [];
  const likely = nearestOf(name, offer.names);
  return [report(asked, likely.length === 0, likely)];
}

function report(
  { what, name, offer, path }: Asked,
  isNewer: boolean,
  likely: readonly string[],
  like: string | null = null,
) {
  const { asOf } = offer;
  if (isNewer) return diagnostic('model/newer-than-known', { what, name, asOf }, { path });
  const [first = null, second = null] = likely;
  const args = { what, name, asOf, nearest: first, second, like };
  return diagnostic('model/not-offered', args, { path });
}

function nearestOf(name: string, names: readonly string[]): readonly string[] {
  const likely = nearest(name, names);
  return likely === undefined ? [] : [likely];
}

/** Sizes as people cut them short, and types as EC2 calls them, without what a service puts before or behind. */
function likelyTypes(name: string, names: readonly string[]): readonly string[] {
  const spelt = spelledOut(bare(name));
  const meant = names.filter((each) => bare(each) === spelt);
  // Of one family first: another size of it is a smaller slip than another family.
  const [family = ''] = bare(name).split('.');
  const ofFamily = names.filter((each) => bare(each).startsWith(`${family}.`));
  const [like] = [...nearestOf(name, ofFamily), ...nearestOf(name, names), ...ofFamily];
  return meant.length > 0 ? meant.slice(0, 1) : like === undefined ? [] : [like];
}

const SHORT: Readonly<Record<string, string>> = {
  s: 'small',
  m: 'medium',
  l: 'large',
  xl: 'xlarge',
};

/** `r5.2xl` is `r5.2xlarge`. */
export function spelledOut(type: string): string {
  const [, family = '', times = '', size = ''] = /^(.*\.)(\d*)([a-z]+)$/.exec(type) ?? [];
  return family === '' ? type : `${family}${times}${SHORT[size] ?? size}`;
}

/** As long as what is written: the next one below it and the next one above, and what is spelt nearly so. */
function likelyVersions(name: string, names: readonly string[]): readonly string[] {
  const wanted = numbersIn(name);
  const form = name.replaceAll(/\d+/g, '0');
  const cut = names.map((each) => cutTo(each, wanted.length));
  const all = [...new Set(cut)].filter((each) => each.replaceAll(/\d+/g, '0') === form);
  const sorted = all.toSorted((one, other) => compared(numbersIn(one), numbersIn(other)));
  const below = sorted.findLast((each) => compared(numbersIn(each), wanted) < 0);
  const above = sorted.find((each) => compared(numbersIn(each), wanted) > 0);
  const next = [below, above].filter((each) => each !== undefined);
  return next.length > 0 ? next : nearestOf(name, names);
}

function cutTo(version: string, numbers: number): string {
  const ends = [...version.matchAll(/\d+/g)].map(({ index, 0: text }) => index + text.length);
  return version.slice(0, ends[numbers - 1] ?? version.length);
}

function compared(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** `cache.r6g.large` and `r6g.large.search` as EC2 calls them. */
function bare(type: string): string {
  return type.replace(/^(db|cache|kafka|express)\./, '').replace(/\.search$/, '');
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
