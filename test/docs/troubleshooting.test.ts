// docs/troubleshooting.md: messages of ours are quoted as they are, and what it tells to type exists.
import { describe, expect, it } from 'vitest';
import { unknownCommands } from '../support/commands.ts';
import { codeIn, isKey, keysIn, readPage } from '../support/pages.ts';

const PAGE = 'docs/troubleshooting.md';
const page = readPage(PAGE);
const quotes = [...page.matchAll(/^\| \[`([^`]+)`\]\(diagnostics\.md#([\w-]+)\) \|/gm)].map(
  ([, message = '', anchor = '']) => ({ message, anchor }),
);

/** Severity and message of each code, as the page of all codes has them; by its anchor. */
const known = new Map(
  [
    ...readPage('docs/diagnostics.md').matchAll(/^## (\S+)\n\n```text\n(?:error|warning): (.*)$/gm),
  ].map(([, code = '', message = '']) => [code.replace('/', ''), message]),
);

describe(PAGE, () => {
  it('quotes messages as they are', () => {
    expect(quotes.length).toBeGreaterThan(60);
    expect(quotes.filter(({ anchor, message }) => known.get(anchor) !== message)).toEqual([]);
  });

  it('has each message once', () => {
    const anchors = quotes.map(({ anchor }) => anchor);

    expect(anchors.filter((anchor, at) => anchors.indexOf(anchor) !== at)).toEqual([]);
  });

  it('names commands, options, codes and keys that exist', () => {
    const codes = codeIn(page).filter((code) =>
      /^(check|lifecycle|load|model)\/[\w-]+$/.test(code),
    );

    expect(unknownCommands(page)).toEqual([]);
    expect(codes.filter((code) => !known.has(code.replace('/', '')))).toEqual([]);
    expect(keysIn(page).filter((key) => !isKey(key))).toEqual([]);
  });

  it('would notice a command that there is not', () => {
    expect(unknownCommands('`npx groundplan mend`, `npm run mend:all`')).toEqual([
      'mend',
      'mend:all',
    ]);
    expect(unknownCommands('```shell\nnpx groundplan synth --mend\n```\n')).toEqual(['mend']);
  });
});
