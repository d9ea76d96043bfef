// An edit as a person reads it before it is made: the lines that go and come, with those around them.
import type { Session } from '../session.ts';

const AROUND = 3;

export function renderEdits(
  edits: ReadonlyMap<string, string> | undefined,
  { pipeline, root }: Pick<Session, 'pipeline' | 'root'>,
): string {
  const before = pipeline.sourceTextIn(root);
  return [...(edits ?? [])].map(([file, text]) => renderEdit(file, before(file), text)).join('');
}

/** As `diff --unified` has it; a file that was not there comes from /dev/null. */
function renderEdit(file: string, before: string | undefined, after: string): string {
  const lines = compareLines(linesOf(before ?? ''), linesOf(after));
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return '';
  const from = before === undefined ? '/dev/null' : `a/${file}`;
  return [`--- ${from}`, `+++ b/${file}`, ...hunks.flatMap(renderHunk), ''].join('\n');
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  /** Numbers of the lines it is, or would be, in the two files; from 1. */
  readonly before: number;
  readonly after: number;
}

/** By the longest common subsequence of what lies between the common beginning and end. */
function compareLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (end < shorter && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const lengths = commonLengths(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  const lines: Line[] = [];
  let [left, right] = [0, 0];
  const take = (sign: Line['sign'], text = '') => {
    lines.push({ sign, text, before: left + 1, after: right + 1 });
    if (sign !== '+') left += 1;
    if (sign !== '-') right += 1;
  };
  while (left < before.length || right < after.length) {
    if (left < before.length && before[left] === after[right]) take(' ', before[left]);
    else if (isRemovedFirst(lengths, left - start, right - start)) take('-', before[left]);
    else take('+', after[right]);
  }
  return lines;
}

type Lengths = readonly (readonly number[])[];

function isRemovedFirst(lengths: Lengths, left: number, right: number): boolean {
  const without = lengths[left + 1]?.[right];
  return without !== undefined && without >= (lengths[left]?.[right + 1] ?? 0);
}

/** `[i][j]`: of what begins at line i of one and at line j of the other. */
function commonLengths(before: readonly string[], after: readonly string[]): Lengths {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      const row = lengths[left] ?? [];
      const below = lengths[left + 1] ?? [];
      row[right] =
        before[left] === after[right]
          ? (below[right + 1] ?? 0) + 1
          : Math.max(below[right] ?? 0, row[right + 1] ?? 0);
    }
  }
  return lengths;
}

function hunksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ sign }) => sign !== ' '),
  );
  const hunks: Line[][] = [];
  lines.forEach((line, at) => {
    if (!isNear[at]) return;
    if (at === 0 || !isNear[at - 1]) hunks.push([]);
    hunks.at(-1)?.push(line);
  });
  return hunks;
}

function renderHunk(lines: readonly Line[]): readonly string[] {
  const [first] = lines;
  const count = (sign: Line['sign']) => lines.filter((line) => line.sign !== sign).length;
  const range = (start = 1, length = 0) => `${length === 0 ? start - 1 : start},${length}`;
  return [
    `@@ -${range(first?.before, count('+'))} +${range(first?.after, count('-'))} @@`,
    ...lines.map(({ sign, text }) => sign + text),
  ];
}
