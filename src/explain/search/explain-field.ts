// Where one field comes from: the likeliest keys by themselves, then those of the part that makes it, then all.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { uniqueBy } from '../../model/values/unique-by.ts';
import { type Field, valueIn } from '../fields/field.ts';
import { idOf, type Key } from '../keys/key.ts';
import type { Laboratory } from '../trials/laboratory.ts';
import { type Source, sourceOf } from './effects.ts';
import {
  asSought,
  NOTHING,
  type Pick,
  type Search,
  type Sought,
  seekIn,
  together,
} from './groups.ts';
import { type Ranked, ranked, type Wanted } from './rank.ts';

export interface Explained {
  readonly field: Field;
  readonly value: unknown;
  readonly origin: Path;
  /** Keys that decide the value; none: it is a constant, so far as was tried. */
  readonly sources: readonly Source[];
  /** Keys that it is there for. */
  readonly reasons: readonly Source[];
  readonly untried: readonly Key[];
  readonly left: readonly Key[];
  readonly milliseconds: number;
}

export interface Question {
  readonly laboratory: Laboratory;
  readonly field: Field;
  readonly origin: Path;
  /** How long may be sought, in milliseconds. */
  readonly time: number;
}

export function explainField({ laboratory, field, origin, time }: Question): Explained {
  const start = laboratory.now();
  const isOpen = () => laboratory.now() - start < time;
  const search: Search = { laboratory, field, isOpen };
  const value = valueIn(field);
  if (field.isBlock === true) return { ...NOTHING, field, value, origin, milliseconds: 0 };
  const wanted = { origin, path: field.path, value };
  const sought = seek(search, ranked(laboratory.keys, wanted), wanted);
  const { sources, reasons, untried, left } = sought;
  const milliseconds = Math.round(laboratory.now() - start);
  return {
    ...{ field, value, origin, milliseconds, left },
    sources: uniqueBy(sources, ({ key }) => idOf(key)),
    reasons: uniqueBy(reasons, ({ key }) => idOf(key)),
    untried: untried.filter(({ path }) => sources.every(({ key }) => key.path !== path)),
  };
}

function seek(search: Search, order: readonly Ranked[], wanted: Wanted): Sought {
  const direct = seekAlike(search, order);
  if (direct.sources.length > 0) return direct;
  const isName = ({ type }: Key) => type === 'name';
  const near = order.filter((each) => each.near >= 3).map(({ key }) => key);
  const { keys, neighbourKeys } = search.laboratory;
  // All keys in their own order, also those that were tried before: one group serves every field.
  const all = keys.filter((key) => !isName(key));
  const alike = order.filter((each) => each.alike >= 3).map(({ key }) => key);
  const free = (some: readonly Key[]) => some.filter((key) => !isName(key));
  const one = { ...search, isOne: true };
  const stages: readonly (() => Sought)[] = [
    () => seekIn(search, free(near), FIRST),
    () => seekIn(search, near.filter(isName), FIRST),
    () => seekIn(one, free(alike), FIRST),
    () => seekIn(one, all, FIRST),
    () => seekIn(one, free(near), LAST),
    () =>
      seekIn(
        one,
        all.filter(({ type }) => type === 'written'),
        LAST,
      ),
    () => seekIn(one, keys.filter(isName), FIRST),
    () => seekNeighbours(one, neighbourKeys(), wanted),
  ];
  let sought = direct;
  for (const stage of stages) {
    sought = together(sought, stage());
    if (sought.sources.length > 0) return sought;
  }
  return sought;
}

/** Those whose value the field has, then all. */
function seekNeighbours(search: Search, keys: readonly Key[], wanted: Wanted): Sought {
  const direct = seekAlike(search, ranked(keys, wanted));
  if (direct.sources.length > 0) return direct;
  return together(
    direct,
    seekIn(
      search,
      keys.filter(({ type }) => type !== 'name'),
      FIRST,
    ),
  );
}

const ALIKE_MIN = 5;
const ALIKE_MAX = 10;

/** The same value is telling wherever it stands. */
function isLikely({ near, alike }: Ranked): boolean {
  return alike >= 4 || (alike >= 3 && near + alike >= ALIKE_MIN);
}

/** Those whose value or name is that of the field. */
function seekAlike({ laboratory, field, isOpen }: Search, order: readonly Ranked[]): Sought {
  const likely = order.filter(isLikely);
  let sought = NOTHING;
  for (const { key } of likely.slice(0, ALIKE_MAX)) {
    if (!isOpen()) return sought;
    const source = sourceOf(laboratory, field, key);
    if (source === undefined) continue;
    sought = together(sought, asSought(field, source));
    if (source.now.is !== 'gone' && isWhole(field, source)) return sought;
  }
  return sought;
}

/** Whether the field is what is written, so that nothing else is in it. */
function isWhole(field: Field, { edit, now }: Source): boolean {
  const [before, after] = [
    String(valueIn(field)),
    now.is === 'there' ? String(now.value) : undefined,
  ];
  return String(edit.from) === before && String(edit.to) === after;
}

const FIRST: Pick = (edits) => edits.filter(({ how }) => how !== 'removed');
/** What is farther from what it was, and nothing at all. */
const LAST: Pick = (edits) => edits.toReversed();
