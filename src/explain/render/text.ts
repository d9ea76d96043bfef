// An explanation for a terminal.
import { plural } from '../../diagnostics/wording.ts';
import { renderPattern } from '../../review/render/text.ts';
import type {
  Choices,
  CodeExplanation,
  Explanation,
  FieldExplanation,
  LineExplanation,
  Step,
  Tried,
} from '../explanation.ts';

export function renderExplanationText(explanation: Explanation): string {
  return `${linesOf(explanation).join('\n')}\n`;
}

function linesOf(explanation: Explanation): readonly string[] {
  if (explanation.type === 'field') return fieldLines(explanation);
  if (explanation.type === 'reach') return reachLines(explanation);
  return explanation.type === 'code' ? codeLines(explanation) : choiceLines(explanation);
}

function fieldLines(explained: FieldExplanation): readonly string[] {
  const { file, line, thing, field, value, from, because } = explained;
  return [
    line === null ? file : `${file}:${line}`,
    `  ${[thing, field].filter(Boolean).join('  ')}${value === '' ? '' : `: ${value}`}`,
    '',
    ...(from.length > 0 ? from.flatMap(stepLines) : unknownLines(explained)),
    ...(because.length > 0 ? ['', 'is there for', ...indented(because.flatMap(stepLines))] : []),
  ];
}

function unknownLines({ answer, untried }: FieldExplanation): readonly string[] {
  if (answer === 'block') return ['a block: ask about one of the fields in it'];
  const left = `there was no time to try ${plural(untried, 'key')}`;
  return [`nothing was found that it comes from${untried > 0 ? `: ${left}` : ''}`];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((each) => `  ${each}`);
}

function stepLines(step: Step): readonly string[] {
  const { file, line, type, key, value, text, proof, environment } = step;
  const place = line === null ? file : `${file}:${line}`;
  if (type === 'constant') return [`constant of ours, whatever the environment says: ${place}`];
  if (type === 'layer') return [`  ${layerWords(step)} ${value}: ${place}`];
  const of = environment === undefined ? '' : ` of ${environment}`;
  const shown = value === null ? '' : `: ${value}`;
  return [
    `${place}  ${key}${of}${type === 'default' ? ' (not written)' : shown}`,
    ...(text === '' || type === 'maker' ? [] : [`  ${text}`]),
    ...(proof === null ? [] : [`  ${proofLine(step)}`]),
  ];
}

function layerWords({ key, text }: Step): string {
  return key === '' ? ['by default', text].filter(Boolean).join(' ') : 'in the place of';
}

function proofLine({ type, proof }: Step): string {
  if (proof === null) return '';
  const { tried, becomes, isValid } = proof;
  const called = type === 'name' ? `called ${tried}` : `with ${tried}`;
  const then = becomes === null ? 'it is not there' : `it is ${becomes}`;
  const also = isValid ? '' : ', and something else has to change with it';
  return `tried: ${tried === null ? 'without it' : called}, ${then}${also}`;
}

function reachLines({
  file,
  line,
  key,
  value,
  text,
  tried,
  groups,
}: LineExplanation): readonly string[] {
  const patterns = groups.flatMap((group) => group.patterns);
  const reached = [...new Set(groups.flatMap(({ environments }) => environments))].sort();
  return [
    `${file}:${line}  ${key}${value === '' ? '' : `: ${value}`}`,
    ...(text === '' ? [] : [`  ${text}`]),
    ...triedLines(tried),
    ...(patterns.length === 0
      ? ['  reaches nothing that comes out']
      : [`  reaches ${reached.join(', ')}`]),
    ...patterns.flatMap(renderPattern),
  ];
}

const WORDS: Readonly<Record<Tried['how'], string>> = {
  without: 'compared with what comes out without it',
  other: 'cannot be left out: compared with another value',
  overridden: 'a layer above says otherwise, so that it does not count',
  'not-possible': 'nothing comes out without it, nor with any other value that was tried',
};

function triedLines(tried: readonly Tried[]): readonly string[] {
  const ways = [
    ...new Set(
      tried.map(({ how, value }) => `${WORDS[how]}${value === null ? '' : ` (${value})`}`),
    ),
  ];
  return ways.map((way) => {
    const of = tried.filter(
      ({ how, value }) => way === `${WORDS[how]}${value === null ? '' : ` (${value})`}`,
    );
    const where =
      ways.length === 1 ? '' : `${of.map(({ environment }) => environment).join(', ')}: `;
    return `  ${where}${way}`;
  });
}

function codeLines({
  code,
  severity,
  message,
  hint,
  why,
  waiver,
  link,
}: CodeExplanation): readonly string[] {
  return [
    `${code} (${severity})`,
    `  ${message}`,
    '',
    `hint: ${hint}`,
    '',
    why,
    '',
    ...(waiver === null
      ? ['It cannot be waived.']
      : ['To waive it in one place, until a day:', ...indented(waiver.split('\n'))]),
    '',
    `See ${link}`,
  ];
}

function choiceLines({ title, entries }: Choices): readonly string[] {
  const width = Math.max(...entries.map(({ name }) => name.length));
  return [title, ...entries.map(({ name, text }) => `  ${name.padEnd(width)}  ${text}`)];
}
