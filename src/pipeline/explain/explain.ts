// What is asked about → what is known of it.

import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { everyCode } from '../../environment/every-code.ts';
import { explainCode, nearestCode } from '../../explain/code-page.ts';
import type { Explanation } from '../../explain/explanation.ts';
import { whatOf } from '../../explain/what.ts';
import { ENVIRONMENTS, sourceTextIn } from '../../load/read-text.ts';
import { once } from '../../model/values/once.ts';
import { answerField } from './answer-field.ts';
import { type FoundField, fieldAtLine, fieldAtPath, fieldsOfThing } from './find-field.ts';
import { type ExplainRequest, openProgram, type Program } from './open-program.ts';
import { reachOfLine } from './reach-of-line.ts';

export function explainWords(request: ExplainRequest): Result<Explanation> {
  const program = openProgram(request);
  const textOf = sourceTextIn(request.root);
  const what = whatOf(request.words, {
    isFile: (path) => textOf(path) !== undefined,
    environments: program.layers.names,
  });
  if (what.type === 'code') return code(what.code);
  if (what.type === 'thing') return ofThings(program, fieldsOfThing(program, what));
  if (what.type === 'path') return answered(program, fieldAtPath(program, what.file, what.field));
  const { file, line } = what;
  if (file.startsWith(`${ENVIRONMENTS}/`)) return reachOfLine(program, file, line);
  return answered(program, fieldAtLine(program, file, line));
}

function code(word: string): Result<Explanation> {
  const value = explainCode(everyCode, word);
  if (value !== undefined) return { value, diagnostics: [] };
  const suggestion = nearestCode(everyCode, word);
  return { diagnostics: [diagnostic('command/explain-unknown', { word, suggestion })] };
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
  const entries = value.map((each) => {
    const answer = once(() => answerField(program, each));
    return { name: each.environment, text: answer().value, from: answer().from };
  });
  const { thing, field } = answerField(program, first);
  const title = `${[thing, field].filter(Boolean).join(' ')} is in ${value.length} places; name one of its environments for the whole answer`;
  return {
    value: {
      type: 'choices',
      title,
      entries: entries.map(({ name, text, from: [step] }) => {
        const place =
          step === undefined
            ? 'not found'
            : `${step.file}${step.line === null ? '' : `:${step.line}`}`;
        return { name, text: `${text}  from ${place}` };
      }),
    },
    diagnostics: [],
  };
}
