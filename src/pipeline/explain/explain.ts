// What is asked about → what is known of it.

import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { typed } from '../../diagnostics/typed.ts';
import { everyCode } from '../../environment/every-code.ts';
import { explainCode, nearestCode } from '../../explain/code-page.ts';
import type { Explanation, FieldExplanation } from '../../explain/explanation.ts';
import { whatOf } from '../../explain/what.ts';
import { ENVIRONMENTS, sourceTextIn } from '../../load/read-text.ts';
import { treeAt } from '../../load/tree.ts';
import { parsePath } from '../../model/dotted-path.ts';
import { answerField } from './answer-field.ts';
import { type FoundField, fieldAtLine, fieldAtPath, fieldsOfThing } from './find-field.ts';
import { type ExplainRequest, openProgram, type Program } from './open-program.ts';
import { reachOfLine } from './reach-of-line.ts';
import { isShared, ownersOfLine } from './shared-line.ts';

/** One question. */
export function explainWords({
  words,
  ...request
}: ExplainRequest & { readonly words: readonly string[] }): Result<Explanation> {
  return explainIn(openProgram(request), words);
}

/** What is compiled for one question serves the next one. */
export function explainIn(program: Program, words: readonly string[]): Result<Explanation> {
  const textOf = sourceTextIn(program.request.root);
  const what = whatOf(words, {
    isFile: (path) => textOf(path) !== undefined,
    environments: program.layers.names,
  });
  if (what.type === 'code') {
    return code(what.code || words.join(' '), keyIn(program, words, what.code));
  }
  if (what.type === 'thing') return ofThings(program, fieldsOfThing(program, what));
  if (what.type === 'path') return answered(program, fieldAtPath(program, what.file, what.field));
  const { file, line } = what;
  if (file.startsWith(`${ENVIRONMENTS}/`)) return reachOfLine(program, file, line);
  if (isShared(file)) return ownersOfLine(program, file, line);
  return answered(program, fieldAtLine(program, file, line));
}

/** What to ask about a key of an environment, which is no question of its own. */
function keyIn({ layers }: Program, words: readonly string[], word: string): string | undefined {
  const path = parsePath(word) ?? [];
  if (path.length < 2) return undefined;
  const named = layers.names.filter((name) => words.includes(name));
  const asked = (named.length > 0 ? named : layers.names).flatMap(layers.of);
  const [written] = asked.flatMap(({ tree }) => treeAt(tree, path) ?? []);
  if (written === undefined) return undefined;
  const { file, line } = written.at;
  return `Ask for the line that it is written at: ${typed(`explain ${file}:${line}`)}`;
}

function code(word: string, hint: string | undefined): Result<Explanation> {
  const value = explainCode(everyCode, word);
  if (value !== undefined) return { value, diagnostics: [] };
  const suggestion = nearestCode(everyCode, word);
  return { diagnostics: [diagnostic('command/explain-unknown', { word, suggestion, hint })] };
}

function answered(
  program: Program,
  { value, diagnostics }: Result<FoundField>,
): Result<Explanation> {
  return value === undefined
    ? { diagnostics }
    : { value: answerField(program, value), diagnostics: [] };
}

function ofThings(
  program: Program,
  { value, diagnostics }: Result<readonly FoundField[]>,
): Result<Explanation> {
  const [first, ...others] = value ?? [];
  if (value === undefined || first === undefined) return { diagnostics };
  if (others.length === 0) return { value: answerField(program, first), diagnostics: [] };
  const answers = value.map((each) => answerField(program, each, SHORT));
  const [{ thing, field }] = answers as [FieldExplanation];
  const title = `${[thing, field].filter(Boolean).join(' ')} is in ${value.length} places; with one of the environments behind it, the whole answer is given`;
  const entries = answers.map((each) => ({ name: each.environment, text: shortOf(each) }));
  return { value: { type: 'choices', title, entries }, diagnostics: [] };
}

/** How long is sought for each of several, in milliseconds. */
const SHORT = 2000;

function shortOf({ value, from, because }: FieldExplanation): string {
  const step = from[0] ?? because[0];
  const place =
    step === undefined ? undefined : `${step.file}${step.line === null ? '' : `:${step.line}`}`;
  return [value, place && `from ${place}`].filter(Boolean).join('  ');
}
