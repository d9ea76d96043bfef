// The page of one code.
import type { Catalogue, Entry } from '../diagnostics/entry.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { anchorOf } from '../diagnostics/render-page.ts';
import { sampleArgs } from '../diagnostics/sample-args.ts';
import { manual } from '../diagnostics/typed.ts';
import type { Choices, CodeExplanation } from './explanation.ts';

/** Undefined: no code, and nothing like one. */
export function explainCode(codes: Catalogue, word: string): CodeExplanation | Choices | undefined {
  if (Object.hasOwn(codes, word)) return pageOf(word, codes[word]);
  const all = Object.keys(codes).sort();
  const same = all.filter((code) => code.slice(code.indexOf('/') + 1) === word);
  const inside =
    same.length > 0 ? same : all.filter((code) => word.length > 2 && code.includes(word));
  const [only] = inside;
  if (inside.length === 1 && only !== undefined) return pageOf(only, codes[only]);
  if (inside.length === 0) return undefined;
  const entries = inside.map((name) => ({ name, text: textOf(codes[name]).message }));
  return { type: 'choices', title: `${inside.length} codes have ${word} in them`, entries };
}

export function nearestCode(codes: Catalogue, word: string): string | undefined {
  const all = Object.keys(codes);
  const short = nearest(
    word,
    all.map((code) => code.slice(code.indexOf('/') + 1)),
  );
  return nearest(word, all) ?? all.find((code) => code.endsWith(`/${short}`));
}

function pageOf(code: string, entry: Entry<never> | undefined): CodeExplanation {
  const { message, hint } = textOf(entry);
  return {
    ...{ type: 'code', code, message, hint },
    severity: entry?.severity ?? 'error',
    why: entry?.why ?? '',
    waiver: waiverOf(code, entry),
    link: `${manual('diagnostics.md')}#${anchorOf(code)}`,
  };
}

function textOf(entry: Entry<never> | undefined): {
  readonly message: string;
  readonly hint: string;
} {
  // The proxy of sample arguments answers every property that an entry may ask for.
  const { message, hint } = entry as unknown as Entry<Record<string, string>>;
  const clean = (text: string | undefined) => (text ?? '').replaceAll('NaN', '<number>');
  return { message: clean(message(sampleArgs())), hint: clean(hint?.(sampleArgs())) };
}

/** As `applyWaivers` has it. */
function waiverOf(code: string, entry: Entry<never> | undefined): string | null {
  const isWaivable =
    code.startsWith('check/') || code.startsWith('lifecycle/') || entry?.severity === 'warning';
  if (!isWaivable) return null;
  return `waivers:\n  <name>: { code: ${code}, path: <path it is about>, reason: <why>, owner: <who>, until: <date> }`;
}
