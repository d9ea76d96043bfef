// docs/diagnostics.md, from the catalogue alone.
import { catalogue } from './catalogue.ts';
import type { Entry } from './entry.ts';
import { sampleArgs } from './sample-args.ts';

const INTRODUCTION = `# Diagnostics

Every code groundplan can report: what it says, what to do about it, and why it is reported.
Codes are permanent; wording may change. Parts in angle brackets stand for what is found in your files.
An error stops the run before anything is written; a warning does not.
`;

/** Renders the reference page, one section per code in the order of the codes. */
export function renderPage(): string {
  const entries: [string, Entry<Record<string, string>>][] = Object.entries(catalogue).map(
    // The proxy of sample arguments answers every property that an entry may ask for.
    ([code, entry]) => [code, entry as Entry<Record<string, string>>],
  );
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return [INTRODUCTION, ...entries.map(([code, entry]) => renderSection(code, entry))].join('\n');
}

/** The fragment GitHub gives to the heading of a code. */
export function anchorOf(code: string): string {
  return code
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-');
}

function renderSection(code: string, entry: Entry<Record<string, string>>): string {
  const hint = entry.hint?.(sampleArgs());
  const message = [`${entry.severity}: ${entry.message(sampleArgs())}`];
  // An entry that calculates with a sample gets no number out of it.
  const example = (hint === undefined ? message : [...message, `hint: ${hint}`])
    .join('\n')
    .replaceAll('NaN', '<number>');
  return `## ${code}\n\n\`\`\`text\n${example}\n\`\`\`\n\n${entry.why}\n`;
}
