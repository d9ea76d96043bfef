// Help that fits on one screen: of everything, and of each command.
import { formatsOf, optionsOf } from './check-usage.ts';
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

export function renderCommandHelp(command: Command): string {
  const { about, examples, summary, words } = usageOf(command);
  const own = optionsOf(command).filter((option) => !GENERAL.includes(option));
  const typed = ['groundplan', command, ...words, '[options]'].join(' ');
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
    ...(own.length === 0 ? [] : ['Options', ...rowsOf(own, command), '']),
    ...wrapped(`Of every command: ${GENERAL.map((each) => `--${each}`).join(', ')}.`, 0),
    '',
  ].join('\n');
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
