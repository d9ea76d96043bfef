// A line of a file that all environments make together: whose it is.
import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { REPOSITORY_FILES } from '../../emit/layout.ts';
import { isGenerated } from '../../emit/mark-generated.ts';
import type { Choices } from '../../explain/explanation.ts';
import { lineIn } from './line-in.ts';
import type { Program } from './open-program.ts';

export function isShared(file: string): boolean {
  return REPOSITORY_FILES.includes(file);
}

/** Those that the entry around the line names; of what is around all entries, every one. */
export function ownersOfLine(program: Program, file: string, line: number): Result<Choices> {
  const { value: there, diagnostics } = lineIn(program.request.root, file, line);
  if (there === undefined) return { diagnostics };
  const { lines, written } = there;
  if (written === '' || written.startsWith('#') || isGenerated(written)) {
    return { diagnostics: [diagnostic('command/explain-nothing', { file, line })] };
  }
  const entry = entryAround(lines, line - 1);
  const { names } = program.layers;
  const own = names.filter((name) => entry.includes(`/${name}/`));
  const told = own.length > 0 ? own : names;
  const title =
    own.length > 0
      ? `${file}:${line} is of the entry that this environment makes`
      : `${file}:${line} is made of all environments together`;
  const value: Choices = {
    type: 'choices',
    title: `${title}: ${written}`,
    entries: told.map((name) => ({ name, text: program.layers.of(name)[0]?.file ?? '' })),
  };
  return { value, diagnostics: [] };
}

/** From the line that begins an item of the outermost list to the next one. */
function entryAround(lines: readonly string[], at: number): string {
  const isStart = (line: string) => /^ {0,2}- /.test(line);
  const start = lines.slice(0, at + 1).findLastIndex(isStart);
  if (start < 0) return '';
  const next = lines.findIndex(
    (line, place) => place > start && (isStart(line) || /^\S/.test(line)),
  );
  const end = next < 0 ? lines.length : next;
  return at < end ? lines.slice(start, end).join('\n') : '';
}
