// "Did you mean": the legal word a user most likely meant.

const MAX_DISTANCE = 2;

/** Finds the candidate within two edits of `word`; the first one listed wins a tie. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = MAX_DISTANCE + 1;
  const lower = word.toLowerCase();
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < bestDistance && isTelling(word, candidate, distance)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Two edits turn any two-letter word into any other, so a short word needs something left of it. */
function isTelling(word: string, candidate: string, distance: number): boolean {
  return distance < Math.max(word.length, candidate.length) / 2;
}

/**
 * Counts insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
 * Beyond `MAX_DISTANCE` the count only says that much.
 */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_DISTANCE) return MAX_DISTANCE + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow(a, b, row, { last, beforeLast });
    if (Math.min(...current) > MAX_DISTANCE) return MAX_DISTANCE + 1;
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

interface Rows {
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

/** Distances of the first `row` characters of `a` to each beginning of `b`. */
function nextRow(a: string, b: string, row: number, { last, beforeLast }: Rows): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const substitution = a[row - 1] === b[column - 1] ? 0 : 1;
    const isSwap =
      row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    const edits = [at(last, column) + 1, at(current, column - 1) + 1];
    edits.push(at(last, column - 1) + substitution);
    if (isSwap) edits.push(at(beforeLast, column - 2) + 1);
    current.push(Math.min(...edits));
  }
  return current;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
