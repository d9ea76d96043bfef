import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { quote } from '../../src/diagnostics/entry.ts';
import { messageOf } from '../../src/diagnostics/message-of.ts';
import { renderPath } from '../../src/diagnostics/render-path.ts';
import { renderSummary } from '../../src/diagnostics/render-summary.ts';

describe('quote', () => {
  it.each([
    ['plain', '"plain"'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    ['\u001B[31m', '"\\u001b[31m"'],
    ['\u202Eabc', '"\\u202eabc"'],
    [3, '"3"'],
  ])('shows %j as %s', (text, shown) => {
    expect(quote(text)).toBe(shown);
  });

  it('shows at most 80 characters and cuts none in two', () => {
    expect(quote('😀'.repeat(80))).toBe(`"${'😀'.repeat(80)}"`);
    expect(quote('😀'.repeat(81))).toBe(`"${'😀'.repeat(79)}…"`);
  });
});

describe('renderPath', () => {
  it.each([
    [['services', 'cart-service', 'uses', 'caches', 0], 'services.cart-service.uses.caches[0]'],
    [['deviations', 'cluster.version'], 'deviations["cluster.version"]'],
    [['a b', 'c'], '["a b"].c'],
    [[0, 'a'], '[0].a'],
    [[], ''],
  ])('writes %j as %s', (path, text) => {
    expect(renderPath(path)).toBe(text);
  });
});

describe('messageOf', () => {
  it('makes control characters visible', () => {
    const args = { path: 'a', detail: 'b\u001B[2J\nc' };

    expect(messageOf(diagnostic('load/wrong-value', args)).message).toBe(
      'Wrong value for a: b\\u001b[2J\\u000ac',
    );
  });
});

describe('renderSummary', () => {
  const error = diagnostic('load/no-environments', {});
  const warning = diagnostic('load/ignored-file', { file: 'a' });

  it.each([
    [[error], { affected: 1, total: 3 }, '1 error in 1 of 3 environments.'],
    [[error, error, warning], undefined, '2 errors and 1 warning.'],
    [[warning, warning], { affected: 1, total: 1 }, '2 warnings in 1 of 1 environment.'],
    [[], undefined, '0 errors.'],
  ])('counts %#', (diagnostics, scope, text) => {
    expect(renderSummary(diagnostics, scope)).toBe(text);
  });
});
