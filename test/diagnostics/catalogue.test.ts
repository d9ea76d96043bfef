import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/diagnostics/entry.ts';
import { sampleArgs } from '../../src/diagnostics/sample-args.ts';
import { everyCode } from '../../src/environment/every-code.ts';

type AnyEntry = Entry<Record<string, string>>;

// Any entry can be asked with sample arguments: they answer every property.
const entries = Object.entries(everyCode).map(
  ([code, entry]) => [code, entry as unknown as AnyEntry] as const,
);

const FORBIDDEN = /\b(invalid|bad|failed|please|oops)\b|!/i;
const CONTRACTION = /\w'(t|re|ll|ve|d)\b|\b(it|that|there|what)'s\b/i;
const OUR_WORDS = /\b(zod|schema|undefined|regex|TypeError)\b/i;

/** As of a rule that knows nothing near to what is written. */
function withoutSuggestions(): Record<string, string> {
  const absent = ['suggestion', 'nearest', 'hint', 'rename', 'removed', 'layer', 'known'];
  return new Proxy(sampleArgs(), {
    get: (target, property) =>
      absent.includes(String(property)) ? undefined : Reflect.get(target, property),
  });
}

describe('catalogue', () => {
  it.each(entries)('%s is named room/what in kebab-case', (code) => {
    expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(entries)(
    '%s starts its message with a capital and ends it without a period',
    (_, entry) => {
      const message = entry.message(sampleArgs());

      // What an argument brings is up to the rule that gives it.
      expect(message).toMatch(/^([A-Z]|<)/);
      expect(message).not.toMatch(/[.?:;,\s]$/);
    },
  );

  it.each(entries)('%s has a hint, also where no argument helps it', (_, entry) => {
    expect(entry.hint?.(sampleArgs())).toEqual(expect.any(String));
    expect(entry.hint?.(withoutSuggestions())).toMatch(/./);
  });

  it.each(entries)('%s does not send the user into our sources', (_, entry) => {
    expect(entry.hint?.(sampleArgs())).not.toMatch(/\bsrc\//);
    expect(entry.hint?.(withoutSuggestions())).not.toMatch(/\bsrc\//);
  });

  it.each(entries)('%s names no script, which only a checkout of ours has', (_, entry) => {
    expect(entry.hint?.(sampleArgs())).not.toMatch(/\bnpm run\b/);
    expect(entry.hint?.(withoutSuggestions())).not.toMatch(/\bnpm run\b/);
  });

  it.each(entries)('%s names pages where whoever has the package finds them', (_, entry) => {
    const said = [entry.hint?.(sampleArgs()), entry.hint?.(withoutSuggestions()), entry.why];

    expect(said.join(' ')).not.toMatch(/(?<![\w/])docs\/[\w/-]+\.md/);
  });

  it.each(entries)('%s says what to do as an instruction, or asks "Did you mean"', (_, entry) => {
    const hint = entry.hint?.(sampleArgs()) ?? '';

    expect(hint).toMatch(/^([A-Z]|<)/);
    expect(hint).not.toMatch(/[.:;,\s]$/);
    if (hint.replaceAll(/"[^"]*"/g, '').includes('?')) expect(hint).toMatch(/^Did you mean .*\?$/);
  });

  it.each(entries)('%s keeps message and hint to one line of plain words', (_, entry) => {
    for (const text of [entry.message(sampleArgs()), entry.hint?.(sampleArgs()) ?? '']) {
      expect(text).not.toMatch(/[\n\r\t]/);
      expect(text).not.toMatch(FORBIDDEN);
      expect(text).not.toMatch(CONTRACTION);
      expect(text).not.toMatch(OUR_WORDS);
    }
  });

  it.each(entries)('%s says why, in whole sentences or by a link', (_, entry) => {
    expect(entry.why).toMatch(/^([A-Z`\d].*[.)]|.*https:\S+)$/);
    expect(entry.why).not.toMatch(/[\n\r]/);
    expect(entry.why).not.toMatch(FORBIDDEN);
  });
});
