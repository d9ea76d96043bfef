import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { renderJson } from '../../src/diagnostics/render-json.ts';

describe('renderJson', () => {
  it('gives every diagnostic the same fields, null or an empty list where there is nothing', () => {
    const at = { file: 'a.yaml', line: 1, column: 2, endLine: 1, endColumn: 3 };
    const args = { path: 'a', expected: 'expected b', found: 'c' };
    const format = diagnostic('load/wrong-format', args, { path: ['a'], target: 'value', at });

    expect(JSON.parse(renderJson([format, diagnostic('load/no-environments', {})]))).toEqual({
      diagnostics: [
        {
          code: 'load/no-environments',
          severity: 'warning',
          message: 'No environment found in environments/',
          hint: 'Create environments/<system>/<environment>.yaml',
          at: null,
          path: null,
          related: [],
          environments: null,
        },
        {
          code: 'load/wrong-format',
          severity: 'error',
          message: 'Wrong format for a: expected b, found c',
          hint: 'Write a value of that form in place of c',
          at,
          path: ['a'],
          related: [],
          environments: null,
        },
      ],
    });
  });
});
