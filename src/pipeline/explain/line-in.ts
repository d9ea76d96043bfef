// One line of a file of the repository, as it is asked about.
import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { sourceTextIn } from '../../load/read-text.ts';

export interface LineOfFile {
  /** The whole file. */
  readonly text: string;
  readonly lines: readonly string[];
  /** What the line says, without the space around it. */
  readonly written: string;
}

export function lineIn(root: string, file: string, line: number): Result<LineOfFile> {
  const text = sourceTextIn(root)(file);
  if (text === undefined) return { diagnostics: [diagnostic('command/explain-no-file', { file })] };
  const lines = text.replace(/\n$/, '').split('\n');
  const written = lines[line - 1]?.trim();
  if (written === undefined) {
    const args = { file, line, lines: lines.length };
    return { diagnostics: [diagnostic('command/explain-no-line', args)] };
  }
  return { value: { text, lines, written }, diagnostics: [] };
}
