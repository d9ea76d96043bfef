// From single answers to what is worth knowing: which arguments force a replacement, by which kinds of change
// only, and which could not be asked.
import type { TerraformLife } from '../../src/facts/terraform-life.ts';
import { MAKES_ANOTHER } from './emitted-bodies.ts';
import { groupBy } from './group-by.ts';
import type { Answer, Asked } from './question-types.ts';

export type Lives = Readonly<Record<string, TerraformLife>>;

export function summarize(asked: Asked): Lives {
  const byType = groupBy(asked.answers, ({ type }) => type);
  const types = [...asked.deeper.keys()].sort();
  return Object.fromEntries(
    types.map((type) => [type, lifeOf(type, byType.get(type) ?? [], asked)]),
  );
}

function lifeOf(type: string, answers: readonly Answer[], asked: Asked): TerraformLife {
  const byPath = groupBy(answers, ({ path }) => path.join('.'));
  const { replace, when, where } = forcingOf(byPath);
  const lists = {
    replace,
    keeps: replace.filter((path) => isKept(byPath.get(path) ?? [])),
    inPlace: inPlaceOf(byPath, [...replace, ...Object.keys(when)]),
  };
  const records = { when, where, notAsked: notAskedOf(type, byPath, asked) };
  return {
    ...membersOf<readonly string[]>(lists, (list) => list.length > 0 && list.toSorted()),
    ...membersOf<object>(records, (record) => Object.keys(record).length > 0 && sorted(record)),
  };
}

function membersOf<Member>(
  members: Readonly<Record<string, Member>>,
  shown: (member: Member) => object | false,
): object {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, member]) => {
      const shownMember = shown(member);
      return shownMember === false ? [] : [[name, shownMember]];
    }),
  );
}

function forcingOf(byPath: ReadonlyMap<string, readonly Answer[]>) {
  const replace: string[] = [];
  const when: Record<string, readonly string[]> = {};
  const where: Record<string, Condition> = {};
  for (const [path, some] of byPath) {
    const condition = conditionOf(some);
    if (condition) where[path] = condition;
    const there = condition ? some.filter((answer) => isThere(condition, answer)) : some;
    const forcing = kindsOf(there, 'replaces');
    const others = kindsOf(there, 'updates').filter((each) => !forcing.includes(each));
    if (forcing.length > 0 && others.length > 0) when[path] = forcing;
    else if (forcing.length > 0) replace.push(path);
  }
  return { replace, when, where };
}

function isKept(answers: readonly Answer[]): boolean {
  const goes = (outcome: Answer['outcome']) => kindsOf(answers, outcome).includes('unset');
  return goes('nothing') && !goes('replaces');
}

/** In blocks that force a replacement when they come or go. */
function inPlaceOf(
  byPath: ReadonlyMap<string, readonly Answer[]>,
  forcing: readonly string[],
): readonly string[] {
  return [...byPath]
    .filter(([, answers]) => answers.some(({ outcome }) => outcome === 'updates'))
    .map(([path]) => path)
    .filter((path) => !forcing.includes(path))
    .filter((path) => forcing.some((block) => path.startsWith(`${block}.`)));
}

type Condition = Readonly<Record<string, readonly unknown[]>>;

/** Where the same change replaces one thing and not another: the argument by which the things differ. */
function conditionOf(answers: readonly Answer[]): Condition | undefined {
  const updating = answers.filter(({ outcome }) => outcome === 'updates');
  const replacing = answers.filter(({ outcome }) => outcome === 'replaces');
  const torn = kindsOf(answers, 'replaces').filter((kind) =>
    updating.some((answer) => answer.kind === kind),
  );
  const one = replacing.filter(({ kind }) => torn.includes(kind));
  const other = updating.filter(({ kind }) => torn.includes(kind));
  const name = MAKES_ANOTHER.find((argument) => {
    const values = one.map(({ body }) => body[argument]);
    return values.length > 0 && !other.some(({ body }) => values.includes(body[argument]));
  });
  if (name === undefined) return undefined;
  return { [name]: [...new Set(one.map(({ body }) => body[name] ?? null))].sort() };
}

function isThere(condition: Condition, { body }: Answer): boolean {
  return Object.entries(condition).every(([name, values]) => values.includes(body[name] ?? null));
}

function kindsOf(answers: readonly Answer[], outcome: Answer['outcome']): readonly string[] {
  const found = answers.filter((answer) => answer.outcome === outcome);
  return [...new Set(found.map(({ kind }) => kind))].sort();
}

function notAskedOf(
  type: string,
  byPath: ReadonlyMap<string, readonly Answer[]>,
  { notSettled, deeper }: Asked,
): Readonly<Record<string, readonly string[]>> {
  const reasons = new Map<string, string>();
  for (const { path, reason } of notSettled.filter((each) => each.type === type)) {
    // Of a body that the provider refuses there may be another.
    if (path.length > 0 || byPath.size === 0) {
      reasons.set(path.join('.') || '*', shortReason(reason));
    }
  }
  for (const [path, answers] of byPath) {
    if (answers.some(({ outcome }) => ['replaces', 'updates'].includes(outcome))) {
      reasons.delete(path);
      continue;
    }
    const refusal = answers.find(({ outcome }) => outcome === 'refused')?.reason;
    reasons.set(path, refusal ? shortReason(refusal) : 'the provider sees no change');
  }
  for (const path of deeper.get(type) ?? []) reasons.set(`${path.join('.')}.*`, 'too deep');
  const byReason = groupBy([...reasons], ([, reason]) => reason);
  return Object.fromEntries(
    [...byReason].map(([reason, some]) => [reason, some.map(([path]) => path).sort()]),
  );
}

const REASON_MAX = 100;

/** One sentence, without what was only a sample. */
function shortReason(reason: string): string {
  const plain = reason
    .replaceAll(/[`"'\\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length <= REASON_MAX ? plain : `${plain.slice(0, REASON_MAX - 1)}…`;
}

function sorted(record: object): object {
  return Object.fromEntries(
    Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
