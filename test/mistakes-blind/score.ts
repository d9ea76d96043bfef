// How many of the mistakes somebody wrote blind are found at their line:
//   node bin/run.mjs test/mistakes-blind/score.ts [mistakes.yaml|spares.yaml] [--all | title…]
// Each is laid over the committed environments in memory, and all of them are compiled.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { pipeline } from '../../src/pipeline.ts';

interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace?: string;
  readonly before?: string;
  readonly after?: string;
}

interface Mistake extends Edit {
  readonly title: string;
  readonly area: string;
  readonly edits?: readonly Edit[];
  readonly more?: readonly Omit<Edit, 'file'>[];
  readonly line: readonly string[];
  readonly hard?: boolean;
}

interface Outcome {
  readonly mistake: Mistake;
  readonly wanted: readonly string[];
  readonly findings: readonly Diagnostic[];
  readonly verdict: 'found' | 'elsewhere' | 'nothing';
}

const home = dirname(dirname(dirname(process.argv[1] ?? '')));
const [list = 'mistakes.yaml', ...words] = process.argv.slice(2);
const mistakes: readonly Mistake[] = parse(
  readFileSync(join(home, 'test/mistakes-blind', list), 'utf8'),
);
const titles = words.filter((word) => !word.startsWith('--'));
const chosen = mistakes.filter(({ title }) => titles.length === 0 || titles.includes(title));
const outcomes = chosen.map(outcomeOf);

for (const outcome of outcomes) {
  if (outcome.verdict !== 'found' || words.includes('--all') || titles.length > 0) print(outcome);
}
const found = outcomes.filter(({ verdict }) => verdict === 'found');
const hard = outcomes.filter(({ mistake }) => mistake.hard === true);
console.log(
  `\n${found.length} of ${outcomes.length} are found at their line; without those that can hardly be known, ` +
    `${found.length - hard.filter(({ verdict }) => verdict === 'found').length} of ${outcomes.length - hard.length}`,
);

function print({ mistake, wanted, findings, verdict }: Outcome): void {
  console.log(`\n[${verdict}] ${mistake.title} (${mistake.area}) wanted ${wanted.join(', ')}`);
  for (const { severity, code, message, hint, at } of findings.slice(0, 8)) {
    console.log(`  ${severity} ${code} ${at?.file}:${at?.line}:${at?.column}\n    ${message}`);
    if (hint !== undefined) console.log(`    hint: ${hint}`);
  }
  if (findings.length > 8) console.log(`  and ${findings.length - 8} more`);
}

function outcomeOf(mistake: Mistake): Outcome {
  const edits = mistake.edits ?? [
    mistake,
    ...(mistake.more ?? []).map((edit) => ({ ...edit, file: mistake.file })),
  ];
  const texts = new Map<string, string>();
  for (const edit of edits) {
    const file = `environments/${edit.file}`;
    texts.set(file, laid(edit, texts.get(file) ?? textOf(file)));
  }
  const [first = ''] = texts.keys();
  const wanted = mistake.line.flatMap((line) => {
    const [, named, piece] = /^(\S+\.yaml): (.*)$/s.exec(line) ?? [undefined, undefined, line];
    const file = named === undefined ? first : `environments/${named}`;
    return linesWith(file, texts.get(file) ?? textOf(file), piece);
  });
  const findings = unique(diagnosticsOf(texts));
  const isThere = findings.some(({ at }) => wanted.includes(`${at?.file}:${at?.line}`));
  const verdict = isThere ? 'found' : findings.length > 0 ? 'elsewhere' : 'nothing';
  return { mistake, wanted, findings, verdict };
}

function laid(edit: Edit, text: string): string {
  const [start, end, ...others] = text.split(edit.find);
  if (start === undefined || end === undefined || others.length > 0) {
    throw new Error(`Not once in ${edit.file}: ${edit.find}`);
  }
  const { find, replace = `${edit.before ?? ''}${find}${edit.after ?? ''}` } = edit;
  return `${start}${replace}${end}`;
}

function linesWith(file: string, text: string, piece: string): readonly string[] {
  const lines = text.split('\n').flatMap((line, i) => (line.includes(piece) ? [i + 1] : []));
  if (lines.length === 0) throw new Error(`No such line in ${file}: ${piece}`);
  return lines.map((line) => `${file}:${line}`);
}

function textOf(file: string): string {
  return readFileSync(join(home, file), 'utf8');
}

/** As `npm run synth` says it: warnings, which may be waived, come where nothing is an error. */
function diagnosticsOf(edits: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const onStage = () => undefined;
  const commitDate = () => '2026-11-21';
  const request = { root: home, names: [], edits, pages: 'none' as const, commitDate, onStage };
  return pipeline.compileFiles(request).diagnostics;
}

/** A finding about a shared layer comes from every environment. */
function unique(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ code, message, at }: Diagnostic) =>
    `${code} ${at?.file}:${at?.line}:${at?.column} ${message}`;
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}
