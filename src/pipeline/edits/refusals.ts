// Why an edit is refused, where several of them refuse alike.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/entry.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { renderPath } from '../../diagnostics/render-path.ts';

export function wrongValue(option: string, expected: string, found: string): Diagnostic {
  return diagnostic('command/wrong-value', { option, expected, found: quote(found) });
}

/** `option` is where the key was given; an example is told where one helps. */
export function wrongKey(option: string, found: string, example?: string): Diagnostic {
  const words = 'lower-case words joined by hyphens';
  return wrongValue(option, example === undefined ? words : `${words}, such as ${example}`, found);
}

export function wrongPath(found: string, example: string): Diagnostic {
  return wrongValue('<path>', `keys joined by dots, such as ${example}`, found);
}

/** `beside` are the keys that are written where the last one of the path is not. */
export function notWritten(path: Path, where: string, beside: readonly string[]): Diagnostic {
  const known = [...new Set(beside)];
  const suggestion = nearest(String(path.at(-1)), known);
  const args = { path: renderPath(path), where, known: known.join(', '), suggestion };
  return diagnostic('command/not-written', args);
}
