// What another version makes of the same environments, sorted by what an apply of it comes to.

import { plural } from '../../diagnostics/wording.ts';
import type { Review } from '../../review/review.ts';

type Group = Review['groups'][number];
type Pattern = Group['patterns'][number];
type Danger = Group['dangers'][number];

export interface Rehearsal {
  /** Each with the reasons why. */
  readonly dangerous: readonly string[];
  readonly inPlace: readonly string[];
  /** Files that differ, and nothing that they describe. */
  readonly noOp: readonly string[];
}

export function sortReview({ groups, files }: Pick<Review, 'groups' | 'files'>): Rehearsal {
  const all = [...groups, ...files];
  const harmless = all.flatMap(({ dangers, patterns }) => {
    const blamed = new Set(dangers.flatMap((danger) => blamedFor(danger, patterns)));
    return patterns.filter((each) => !blamed.has(each));
  });
  return {
    dangerous: all.flatMap(tellDangers),
    inPlace: harmless.filter((each) => !isNoOp(each)).map(tell),
    noOp: harmless.filter(isNoOp).map(tell),
  };
}

/** Those that a danger names; all of its group where it names none. */
function blamedFor({ about, reason, subject }: Danger, patterns: readonly Pattern[]) {
  const text = [about, reason, subject].join(' ');
  const named = patterns.filter(({ kind, places }) =>
    places.some(({ name }) => {
      const last = name.split(/[ /]/).at(-1) ?? name;
      return text.includes(name) || text.includes(`${kind} ${last}`);
    }),
  );
  return named.length > 0 ? named : patterns;
}

/** A text beside the results, such as a page; an order; or only another address in the state. */
function isNoOp({ plane, action, fields }: Pattern): boolean {
  if (plane === 'file') return true;
  return action === 'move' || action === 'forget' || (action === 'change' && fields.length === 0);
}

function tellDangers({ dangers, patterns }: Group): readonly string[] {
  return dangers.map((danger) => {
    const what = blamedFor(danger, patterns).map(tell).join('; ');
    return `${danger.label}: ${danger.reason} (${what})`;
  });
}

const PLACES_MAX = 3;
const VERBS = {
  ...{ add: 'adds', remove: 'removes', change: 'changes' },
  ...{ move: 'moves', forget: 'forgets' },
} as const;

function tell({ action, kind, fields, places }: Pattern): string {
  const names = places
    .slice(0, PLACES_MAX)
    .map(({ environment, place, name }) => [environment, place, name].filter(Boolean).join(' '));
  const more = places.length > PLACES_MAX ? ` and ${places.length - PLACES_MAX} more` : '';
  const of = fields.length > 0 ? `, ${plural(fields.length, 'field')}` : '';
  return `${VERBS[action]} ${kind} in ${names.join(', ')}${more}${of}`;
}

export function renderRehearsal(
  { dangerous, inPlace, noOp }: Rehearsal,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  const list = (title: string, lines: readonly string[]) => [
    `${title}: ${lines.length === 0 ? 'nothing' : lines.length}`,
    ...lines.map((line) => `  ${line}`),
  ];
  return [
    `From ${from} to ${to}, with the same environments:`,
    ...list('Dangerous', dangerous),
    ...list('Applied in place', inPlace),
    ...list('Applied without an effect', noOp),
    '',
  ].join('\n');
}
