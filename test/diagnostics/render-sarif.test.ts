import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { renderSarif } from '../../src/diagnostics/render-sarif.ts';
import { everyCode } from '../../src/environment/every-code.ts';

const AT = { file: 'environments/a b#.yaml', line: 3, column: 5, endLine: 4, endColumn: 9 };

interface Log {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { id: string; helpUri: string }[] };
      };
      readonly results: readonly Record<string, unknown>[];
    },
  ];
}

function logOf(diagnostics: Parameters<typeof renderSarif>[0]): Log {
  return JSON.parse(renderSarif(diagnostics, everyCode));
}

describe('renderSarif', () => {
  it('lists every code as a rule that links to its page', () => {
    const { rules } = logOf([]).runs[0].tool.driver;

    expect(rules.map(({ id }) => id)).toEqual(Object.keys(everyCode));
    expect(rules.find(({ id }) => id === 'load/unknown-key')?.helpUri).toBe(
      'docs/diagnostics.md#loadunknown-key',
    );
  });

  it('gives each result its rule, level, text and region', () => {
    const [result] = logOf([diagnostic('load/tab-indentation', {}, { at: AT })]).runs[0].results;

    expect(result).toMatchObject({
      ruleId: 'load/tab-indentation',
      ruleIndex: Object.keys(everyCode).indexOf('load/tab-indentation'),
      level: 'error',
      message: { text: 'Tab used for indentation. Indent with spaces' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'environments/a%20b%23.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 5, endLine: 4, endColumn: 9 },
          },
        },
      ],
    });
  });

  it('gives no location to what has none', () => {
    const [result] = logOf([diagnostic('load/no-environments', {})]).runs[0].results;

    expect(result?.['locations']).toEqual([]);
  });
});
