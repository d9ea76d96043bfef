// Help is one screen, of everything and of each command, and what it shows can be typed.
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/commands/parse-arguments.ts';
import { COMMANDS, usageOf } from '../../src/commands/usage/commands.ts';
import { NEW_PARTS } from '../../src/commands/usage/new-parts.ts';
import { OPTION_NAMES } from '../../src/commands/usage/options.ts';
import { renderCommandHelp, renderHelp } from '../../src/commands/usage/render-help.ts';

const LINES_MAX = 48;
/** Of one that leaves room for what was typed before. */
const SMALL_LINES_MAX = 30;
const COLUMNS_MAX = 100;

describe('help', () => {
  it.each(['groundplan', ...COMMANDS])('of %s fits on one screen', (name) => {
    const command = COMMANDS.find((each) => each === name);
    const text = command === undefined ? renderHelp() : renderCommandHelp(command);
    const lines = text.trimEnd().split('\n');

    expect(lines.length).toBeLessThanOrEqual(LINES_MAX);
    expect(lines.filter((line) => line.length > COLUMNS_MAX)).toEqual([]);
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  it.each(Object.entries(NEW_PARTS))('of new %s has its own words, on one screen', (part, own) => {
    const text = renderCommandHelp('new', part);
    const lines = text.trimEnd().split('\n');
    const parsed = own.examples.map(([typed]) => parseArguments(wordsOf(typed)));

    expect(lines[0]).toBe(`groundplan new ${part} ${own.words.join(' ')} [options]`);
    expect(lines.length).toBeLessThanOrEqual(SMALL_LINES_MAX);
    expect(lines.filter((line) => line.length > COLUMNS_MAX)).toEqual([]);
    expect(own.examples.filter(([typed]) => !typed.startsWith(`new ${part} `))).toEqual([]);
    expect(parsed.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(renderCommandHelp('new')).toContain(`groundplan new ${part} --help`);
  });

  it('of everything names every command', () => {
    const named = [...renderHelp().matchAll(/^ {2}([a-z-]+) {2,}\S/gm)].map(([, name]) => name);

    expect(named).toEqual(expect.arrayContaining([...COMMANDS]));
  });

  it.each(COMMANDS)('of %s has examples that the command line accepts', (command) => {
    const { examples } = usageOf(command);
    const parsed = examples.map(([typed]) => parseArguments(wordsOf(typed)));
    const faults = parsed.flatMap(({ diagnostics }) => diagnostics);

    expect(examples.length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    expect(parsed.filter(({ value }) => value.command !== command)).toEqual([]);
  });

  it('has no option that no command takes', () => {
    const parts = Object.keys(NEW_PARTS).map((part) => renderCommandHelp('new', part));
    const texts = [...COMMANDS.map((command) => renderCommandHelp(command)), ...parts].join('\n');

    expect(OPTION_NAMES.filter((option) => !texts.includes(`--${option}`))).toEqual([]);
  });
});

/** As a shell has them. */
function wordsOf(typed: string): readonly string[] {
  return (typed.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
    word.replace(/^(["'])(.*)\1$/, '$2'),
  );
}
