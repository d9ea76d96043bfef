// What somebody may write instead, of the same type: names of nothing, the least and the most, the other word.

import { isPlainObject, type PlainObject } from '../../src/model/values/plain-object.ts';

const NOTHING = 'nothing-such';
const TEXTS = [
  NOTHING,
  '9.99',
  '10.250.0.0/16',
  '203.0.113.0/24',
  'zz.example',
  '1Gi',
  '0 3 30 2 *',
];
// Not larger: some say how many objects there are, and names are made for each.
const NUMBERS = [0, 1, 7, 400];

export function otherValues(value: unknown, type: string): readonly unknown[] {
  const words = [...type.matchAll(/`([^`]+)`/g)].map(([, word]) => word);
  const others = typed(value, type, words);
  return others.filter((each) => JSON.stringify(each) !== JSON.stringify(value));
}

function typed(value: unknown, type: string, words: readonly unknown[]): readonly unknown[] {
  if (Array.isArray(value)) return lists(value, words);
  if (typeof value === 'boolean' || type.includes('boolean'))
    return [true, false, value === null ? true : null];
  if (typeof value === 'number' || type.includes('number')) return NUMBERS;
  if (words.length > 0) return words;
  if (typeof value === 'string' || type === 'text') return TEXTS;
  if (type.startsWith('list of text')) return [[NOTHING]];
  return isPlainObject(value) ? maps(value) : [];
}

/** Without its entries, and with one that is unlike them. */
function lists(value: readonly unknown[], words: readonly unknown[]): readonly unknown[] {
  if (value.some((each) => typeof each === 'object')) return [[]];
  if (words.length > 0) return [[], words];
  return [[], ...TEXTS.map((text) => [...value, text]), value.slice(0, 1)];
}

/** Empty, and with an entry under a name that nobody knows. */
function maps(value: PlainObject): readonly unknown[] {
  const [entry] = Object.values(value);
  return [{}, { ...value, [NOTHING]: entry ?? NOTHING }];
}
