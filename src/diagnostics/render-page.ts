// docs/diagnostics.md, from a catalogue alone.
import type { Catalogue, Entry } from './entry.ts';
import { sampleArgs } from './sample-args.ts';

const INTRODUCTION = `# Diagnostics

Every code groundplan can report: what it says, what to do about it, and why it is reported.
Codes are permanent; wording may change. Parts in angle brackets stand for what is found in your files.
An error stops the run before anything is written; a warning does not.
`;

type SampledEntry = Entry<Record<string, string>>;

/** Renders the reference page, one section per code in the order of the codes. */
export function renderPage(catalogue: Catalogue): string {
  const sections = entriesOf(catalogue).map(([code, entry]) => renderSection(code, entry, '##'));
  return [INTRODUCTION, ...sections].join('\n');
}

/** The entries of a catalogue, or of a part of one, in the order of the codes. */
export function entriesOf(part: object): readonly (readonly [string, SampledEntry])[] {
  return (
    Object.entries(part)
      // The proxy of sample arguments answers every property that an entry may ask for.
      .map(([code, entry]) => [code, entry as SampledEntry] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  );
}

/** The fragment GitHub gives to the heading of a code. */
export function anchorOf(code: string): string {
  return code
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-');
}

/** What a code says, what to do about it, and why; `heading` is `##` or deeper. */
export function renderSection(code: string, entry: SampledEntry, heading: string): string {
  const hint = entry.hint?.(sampleArgs());
  const message = [`${entry.severity}: ${entry.message(sampleArgs())}`];
  // An entry that calculates with a sample gets no number out of it.
  const example = (hint === undefined ? message : [...message, `hint: ${hint}`])
    .join('\n')
    .replaceAll('NaN', '<number>');
  return `${heading} ${code}\n\n\`\`\`text\n${example}\n\`\`\`\n\n${entry.why}\n`;
}
