import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { diagnostic, type Position, wholeFile } from '../../src/diagnostics/diagnostic.ts';
import { renderText } from '../../src/diagnostics/render-text.ts';

const FILE = 'environments/shop/prod.yaml';
const PLAIN = { colour: false };

function at(line: number, column: number, endColumn: number, endLine = line): Position {
  return { file: FILE, line, column, endLine, endColumn };
}

function unknownKey(position: Position) {
  const args = { key: 'replica', parent: 'services.web', suggestion: 'replicas' };
  return diagnostic('load/unknown-key', args, { at: position });
}

/** The source line and the caret line alone. */
function frameOf(source: string, position: Position): string[] {
  const text = renderText([unknownKey(position)], () => source, PLAIN);
  return text.split('\n').slice(2, 4);
}

describe('renderText', () => {
  it('shows place, code, message, source and hint', () => {
    const source = `${'\n'.repeat(13)}    replica: 3\n`;

    expect(renderText([unknownKey(at(14, 5, 12))], () => source, PLAIN)).toBe(
      [
        'environments/shop/prod.yaml:14:5  error  load/unknown-key',
        '  Unknown key "replica" in services.web',
        '   14 |     replica: 3',
        '      |     ^^^^^^^',
        '  hint: Did you mean "replicas"?',
        '',
      ].join('\n'),
    );
  });

  it('says the same with colours', () => {
    const diagnostics = [unknownKey(at(1, 1, 8))];

    const coloured = renderText(diagnostics, () => 'replica: 3', { colour: true });

    expect(coloured).toContain('\u001B[');
    expect(stripVTControlCharacters(coloured)).toBe(
      renderText(diagnostics, () => 'replica: 3', PLAIN),
    );
  });

  it('separates diagnostics by a blank line, and gives nothing for none', () => {
    const two = renderText(
      [unknownKey(at(1, 1, 8)), unknownKey(at(2, 1, 8))],
      () => undefined,
      PLAIN,
    );

    expect(two.split('\n\n')).toHaveLength(2);
    expect(renderText([], () => undefined, PLAIN)).toBe('');
  });

  it('shows no frame without source, for a whole file, and for a line with a secret', () => {
    const hidden = { ...unknownKey(at(1, 1, 8)), hidesSource: true } as const;
    const bare = renderText([unknownKey(at(1, 1, 8))], () => undefined, PLAIN);

    expect(renderText([hidden], () => 'token: hunter2', PLAIN)).toBe(bare);
    expect(renderText([unknownKey(wholeFile(FILE))], () => 'replica', PLAIN)).not.toContain('|');
    expect(renderText([unknownKey(at(9, 1, 8))], () => 'replica', PLAIN)).not.toContain('|');
  });

  it('shows no place for a diagnostic without one', () => {
    expect(renderText([diagnostic('load/no-environments', {})], () => undefined, PLAIN)).toMatch(
      /^warning {2}load\/no-environments\n/,
    );
  });

  it('asks for the source of a file once', () => {
    const asked: string[] = [];
    const sourceOf = (file: string) => {
      asked.push(file);
      return 'replica: 3\nreplica: 4';
    };

    renderText([unknownKey(at(1, 1, 8)), unknownKey(at(2, 1, 8))], sourceOf, PLAIN);

    expect(asked).toEqual([FILE]);
  });
});

describe('the frame', () => {
  it('repeats tabs, whatever their width', () => {
    expect(frameOf('a:\t\treplica: 3', at(1, 5, 12))).toEqual([
      '    1 | a:\t\treplica: 3',
      '      |   \t\t^^^^^^^',
    ]);
  });

  it('gives wide characters two columns and combining ones none', () => {
    expect(frameOf('"日本": x', at(1, 7, 8))[1]).toBe('      |         ^');
    expect(frameOf('"日本": x', at(1, 1, 5))[1]).toBe('      | ^^^^^^');
    expect(frameOf('"😀": x', at(1, 7, 8))[1]).toBe('      |       ^');
    expect(frameOf('"e\u0301": x', at(1, 7, 8))[1]).toBe('      |      ^');
  });

  it('marks a range of several lines to the end of its first', () => {
    expect(frameOf('web:   \n  port: 1', at(1, 1, 10, 2))[1]).toBe('      | ^^^^');
  });

  it('marks one place for an empty range, also behind the end of the line', () => {
    expect(frameOf('web:', at(1, 5, 5))[1]).toBe('      |     ^');
    expect(frameOf('web:', at(1, 99, 120))[1]).toBe('      |     ^');
  });

  it('drops the carriage return of a Windows line end', () => {
    expect(frameOf('web: 1\r\nb: 2', at(1, 1, 4))[0]).toBe('    1 | web: 1');
  });

  it('shows control characters instead of obeying them', () => {
    expect(frameOf('a: \u001B[31mred\u202E', at(1, 1, 2))[0]).toBe('    1 | a: ·[31mred·');
  });

  it('cuts a line of a megabyte around the place', () => {
    const line = `${'x'.repeat(500_000)}replica${'y'.repeat(500_000)}`;

    const [source = '', carets = ''] = frameOf(line, at(1, 500_001, 500_008));

    expect(source.length).toBeLessThan(120);
    expect(source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('replica');
    expect(source).toMatch(/…x+replicay+…$/);
  });

  it('cuts no character in two', () => {
    const line = `${'😀'.repeat(100)}x`;

    const [source = ''] = frameOf(line, at(1, 100, 101));

    expect(source).not.toMatch(/\p{Cs}/u);
    expect(source).not.toContain('·');
  });
});
