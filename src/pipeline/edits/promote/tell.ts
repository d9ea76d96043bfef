// What a promotion does, and what stays apart, in lines that are read before it is written.
import { dottedPath } from '../../../model/dotted-path.ts';
import { settingWords } from '../../../model/page/setting-words.ts';
import { ANY, type Judged } from '../../../model/parity/contract.ts';
import type { Difference } from '../../../model/parity/differences.ts';
import { groupBy } from '../../../model/values/group-by.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';

export interface Telling {
  /** Names of the two environments. */
  readonly from: string;
  readonly to: string;
  /** That of the second. */
  readonly file: string;
  readonly carried: readonly Judged[];
  readonly others: readonly Judged[];
}

type Show = (difference: Difference) => string;

export function tell({ from, to, file, carried, others }: Telling): readonly string[] {
  const agreed = others.filter(({ isAgreed }) => isAgreed);
  const free = others.filter(({ isAgreed }) => !isAgreed);
  const [there, here] = [
    free.filter((each) => each.to === undefined),
    free.filter((each) => each.from === undefined),
  ];
  const apart = free.filter((each) => !there.includes(each) && !here.includes(each));
  const both: Show = (each) => `${side(each, 'from')} | ${side(each, 'to')}`;
  return [
    ...(carried.length === 0
      ? [`Nothing of ${from} is left for ${to} to take over.`]
      : [
          `${to} takes over from ${from}, in ${file}:`,
          ...rowsOf(carried, (each) => `${side(each, 'to')} → ${side(each, 'from')}`),
        ]),
    ...section(`Has to agree, and does not (${from} | ${to}):`, rowsOf(agreed, both)),
    ...section(`Differs, and stays (${from} | ${to}):`, folded(apart, both)),
    ...section(
      `Only in ${from}; what is named behind the command is taken over as well:`,
      folded(there, (each) => side(each, 'from')),
    ),
    ...section(
      `Only in ${to}:`,
      folded(here, (each) => side(each, 'to')),
    ),
    ...(carried.length === 0
      ? []
      : ['', `npx groundplan diff ${to} says what that does to what runs.`]),
  ];
}

function section(headline: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ['', headline, ...rows];
}

/** A whole entry needs no words. */
function side(difference: Difference, of: 'from' | 'to'): string {
  const value = difference[of];
  const isEntry = isPlainObject(value);
  return isEntry ? '' : settingWords(difference.path, value);
}

function rowsOf(differences: readonly Difference[], show: Show): readonly string[] {
  return inColumns(differences.map((each) => [dottedPath(each.path), show(each)]));
}

/** From so many on, entries of one collection that differ alike are one line. */
const ALIKE_MIN = 3;

function folded(differences: readonly Difference[], show: Show): readonly string[] {
  const groups = groupBy(differences, (each) => {
    const { path } = each;
    const pattern = dottedPath(path.length > 2 ? path.with(1, ANY) : path);
    return `${pattern} ${show(each)}`;
  });
  const rows = [...groups.values()].flatMap((group): readonly Row[] => {
    const [first] = group;
    if (first === undefined || group.length < ALIKE_MIN) {
      return group.map((each) => [dottedPath(each.path), show(each)]);
    }
    return [[`${dottedPath(first.path.with(1, ANY))} (${group.length})`, show(first)]];
  });
  return inColumns(rows);
}

type Row = readonly [path: string, words: string];

/** A longer path stands apart. */
const WIDTH_MAX = 60;

function inColumns(rows: readonly Row[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([path]) => path.length).filter((at) => at <= WIDTH_MAX));
  return rows.map(([path, words]) => `  ${path.padEnd(width)}  ${words}`.trimEnd());
}
