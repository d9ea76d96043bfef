import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { renderGithub } from '../../src/diagnostics/render-github.ts';

const AT = { file: 'environments/a,b:c.yaml', line: 3, column: 5, endLine: 3, endColumn: 9 };

describe('renderGithub', () => {
  it('writes one command per diagnostic', () => {
    const error = diagnostic('load/tab-indentation', {}, { at: { ...AT, file: 'a.yaml' } });
    const warning = diagnostic('load/ignored-file', { file: 'b.yml' });

    expect(renderGithub([error, warning])).toBe(
      [
        '::warning title=load/ignored-file::No part of any environment: b.yml is ignored%0Ahint: Move it out of environments/',
        '::error file=a.yaml,line=3,endLine=3,col=5,endColumn=8,title=load/tab-indentation::Tab used for indentation%0Ahint: Indent with spaces',
        '',
      ].join('\n'),
    );
  });

  it('escapes what ends a property or a command', () => {
    const args = { path: 'a', expected: '100 %', found: 'b:\nc,d' };

    const text = renderGithub([diagnostic('load/wrong-format', args, { at: AT })]);

    expect(text).toContain('file=environments/a%2Cb%3Ac.yaml,');
    expect(text).toContain('::Wrong format for a: 100 %25, found b:');
    expect(text.trimEnd()).not.toContain('\n');
  });

  it('leaves out columns of a range of several lines, which GitHub does not take', () => {
    const text = renderGithub([
      diagnostic('load/tab-indentation', {}, { at: { ...AT, file: 'a.yaml', endLine: 4 } }),
    ]);

    expect(text).toContain('::error file=a.yaml,line=3,endLine=4,title=');
  });
});
