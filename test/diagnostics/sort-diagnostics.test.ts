import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../src/diagnostics/sort-diagnostics.ts';

function at(file: string, line: number, column: number) {
  return { at: { file, line, column, endLine: line, endColumn: column + 1 } };
}

const sorted = [
  diagnostic('load/no-environments', {}),
  diagnostic('load/tag', { text: '!z' }, at('B.yaml', 1, 1)),
  diagnostic('load/anchor', { text: '&a' }, at('a.yaml', 2, 3)),
  diagnostic('load/tag', { text: '!a' }, at('a.yaml', 2, 3)),
  diagnostic('load/tag', { text: '!b' }, at('a.yaml', 2, 3)),
  diagnostic('load/tag', { text: '!a' }, at('a.yaml', 2, 10)),
  diagnostic('load/tag', { text: '!a' }, at('a.yaml', 10, 1)),
];

describe('sortDiagnostics', () => {
  it('orders by file, line, column, code and message, whatever the order before', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
        expect(sortDiagnostics(shuffled)).toEqual(sorted);
      }),
    );
  });
});
