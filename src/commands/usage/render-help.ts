// Help that fits on one screen: of everything, and of each command.
import { formatsOf, optionsOf } from './check-usage.ts';
import type { Part } from './command.ts';
import { COMMANDS, type Command, usageOf } from './commands.ts';
import { GENERAL, type OptionName, optionOf } from './options.ts';

const WIDTH = 100;
const GROUPS = ['Set up', 'Edit', 'Compile', 'Look'] as const;

const EXIT_CODES = `\
Exit codes
  0  done        1  errors, stale files, or worse than --fail-on        2  wrong usage
  3  cannot write                                                      70  compiler bug
`;

export function renderHelp(): string {
  const groups = GROUPS.flatMap((group) => {
    const commands = COMMANDS.filter((command) => usageOf(command).group === group);
    const rows = commands.map((command) => [command, usageOf(command).summary] as const);
    return rows.length === 0 ? [] : ['', group, ...inColumns(rows)];
  });
  return [
    'groundplan compiles environment files into Terraform JSON and Kubernetes YAML.',
    '',
    'Usage',
    '  groundplan <command> [words] [options]',
    '  groundplan <command> --help        its words, options and examples',
    ...groups,
    '',
    'Options of every command',
    ...rowsOf(GENERAL),
    '',
    EXIT_CODES,
  ].join('\n');
}

/** Of a command, or of what its first word chooses. */
export function renderCommandHelp(command: Command, first = ''): string {
  const usage = usageOf(command);
  const { parts = {} } = usage;
  const part = Object.hasOwn(parts, first) ? parts[first] : undefined;
  const { about, examples, summary, words } = part ?? usage;
  const typed = ['groundplan', command, ...(part ? [first] : []), ...words, '[options]'].join(' ');
  const shown = examples.map(([line, reason]) => [`groundplan ${line}`, reason] as const);
  return [
    `${typed}`,
    '',
    ...wrapped(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`, 0),
    ...about.flatMap((paragraph) => ['', ...wrapped(paragraph, 0)]),
    '',
    'Examples',
    ...inColumns(shown),
    '',
    ...(part === undefined && usage.parts ? partsOf(command, usage.parts) : ownRows(command, part)),
    ...wrapped(`Of every command: ${GENERAL.map((each) => `--${each}`).join(', ')}.`, 0),
    '',
  ].join('\n');
}

/** Options belong to what is chosen. */
function partsOf(command: Command, parts: Readonly<Record<string, Part>>): readonly string[] {
  const rows = Object.entries(parts).map(([name, { summary }]) => [
    `groundplan ${command} ${name} --help`,
    summary,
  ]);
  return ['Words and options of each', ...inColumns(rows as [string, string][]), ''];
}

function ownRows(command: Command, part: Part | undefined): readonly string[] {
  const fit: readonly OptionName[] = part ? [...part.options, 'format'] : optionsOf(command);
  const own = fit.filter((option) => !GENERAL.includes(option));
  return own.length === 0 ? [] : ['Options', ...rowsOf(own, command), ''];
}

function rowsOf(options: readonly OptionName[], command?: Command): readonly string[] {
  return inColumns(
    options.map((name) => {
      const { about, choices, short, value } = optionOf(name);
      const words = name === 'format' ? formatsOf(command) : choices;
      const typed = `--${name}${short ? `, -${short}` : ''}${value ? ` ${value}` : ''}`;
      return [typed, words ? `${about}: ${words.join(', ')}` : about] as const;
    }),
  );
}

/** The first column as wide as its widest word that leaves room for the second. */
function inColumns(rows: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const fitting = rows.map(([left]) => left.length).filter((length) => length < WIDTH / 2);
  const column = Math.max(0, ...fitting) + 4;
  return rows.flatMap(([left, right]) => {
    const [first = '', ...others] = wrapped(right, column);
    const start = `  ${left}`;
    if (start.length > column - 2) return [start, first, ...others];
    return [start.padEnd(column) + first.trimStart(), ...others];
  });
}

function wrapped(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => ' '.repeat(indent) + each);
}
