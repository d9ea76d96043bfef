import { describe, expect, it } from 'vitest';
import { anchorOf, renderPage } from '../../src/diagnostics/render-page.ts';
import { everyCode } from '../../src/environment/every-code.ts';

describe('renderPage', () => {
  it('has one section per code, in order', () => {
    const headings = [...renderPage(everyCode).matchAll(/^## (.+)$/gm)].map(([, code]) => code);

    expect(headings).toEqual(Object.keys(everyCode).toSorted());
  });

  it('shows message, hint and reason of a code', () => {
    expect(renderPage(everyCode)).toContain(
      [
        '## load/duplicate-key',
        '',
        '```text',
        'error: Duplicate key "<key>" in <parent>: first set on line <line>',
        'hint: Delete one of the two',
        '```',
        '',
        'Only one of the two values could count, and YAML does not say which.',
        '',
      ].join('\n'),
    );
  });

  it('leaves no argument unfilled', () => {
    expect(renderPage(everyCode)).not.toMatch(/undefined|\[object|NaN/);
  });
});

describe('anchorOf', () => {
  it('drops the slash, as GitHub does', () => {
    expect(anchorOf('load/unknown-key')).toBe('loadunknown-key');
  });

  it('tells all codes apart', () => {
    const codes = Object.keys(everyCode);

    expect(new Set(codes.map(anchorOf)).size).toBe(codes.length);
  });
});
