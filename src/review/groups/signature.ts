// What makes two changes one to a reader: the same happens to the same kind of thing, names apart.
import type { Change } from '../change.ts';
import type { FieldChange } from '../fields/field-changes.ts';

/** Of the two that have it, the places differ and nothing else. */
export function signatureOf(change: Change): string {
  const { thing, kind, action, fields } = change;
  const plain = plainer(change);
  const told = fields.map(({ path, before, after }) =>
    HASH.test(path) ? ['hash'] : [plain(path), ...cores(before, after).map(plain)],
  );
  return JSON.stringify([thing.plane, action, kind, told]);
}

/** Says that something else differs, and that is another in each place. */
const HASH = /groundplan\.dev\/[a-z]+-hash/;

/** Where only a part of a text differs, that part. */
function cores(
  before: FieldChange['before'],
  after: FieldChange['after'],
): readonly [string, string] {
  if (typeof before !== 'string' || typeof after !== 'string') {
    return [JSON.stringify(before) ?? '', JSON.stringify(after) ?? ''];
  }
  const { start, end } = commonEnds(before, after);
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

export interface CommonEnds {
  /** How many characters two texts begin with alike. */
  readonly start: number;
  /** How many they end with alike, behind those. */
  readonly end: number;
}

/** At the ends of words. */
export function commonEnds(before: string, after: string): CommonEnds {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  while (start > 0 && isWord(before[start - 1])) start -= 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  while (end > 0 && isWord(before.at(-end))) end -= 1;
  return { start, end };
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\w.]/.test(letter);
}

/** Without the names of the environment and of the thing itself, its namespace included. */
function plainer({ environment, kind, name, place }: Change): (text: string) => string {
  const [system = '', own = ''] = environment.split('/');
  const parts = name.split(/[ ./]/).filter((part) => part !== kind);
  const names = [...new Set([...parts, place, environment, `${system}-${own}`, system, own])]
    .filter((each) => each.length > 1)
    .toSorted((a, b) => b.length - a.length);
  return (text) => names.reduce((plain, each) => plain.replaceAll(each, '*'), text);
}
