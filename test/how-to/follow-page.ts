// A how-to as the steps that a reader takes, in the order of the page: files to write, lines to replace,
// commands to run and what they print, rows of a table about what came out.
import { readFileSync } from 'node:fs';

export type Step =
  | { readonly kind: 'file'; readonly path: string; readonly content: string }
  | {
      readonly kind: 'replace';
      readonly path: string;
      readonly line: string;
      readonly content: string;
    }
  | { readonly kind: 'beside'; readonly path: string; readonly content: string }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'finding'; readonly path: string; readonly has: string };

const FENCE = /^```(\w+)\n([\s\S]*?)^```$/m;
const ROW = /^\| `([^`]+)` \| `([^`]+)` \| [^|]+ \|$/;
const CAPTION = /^`([^`]+)`(?:, in place of `([^`]+)`|, (beside) what is there)?:$/;

export function stepsOf(page: string): readonly Step[] {
  const parts = readFileSync(page, 'utf8').matchAll(/^```\w+\n[\s\S]*?^```$|^.+$/gm);
  let caption: RegExpExecArray | null = null;
  const steps: Step[] = [];
  for (const [part] of parts) {
    const fence = FENCE.exec(part);
    const step = fence ? stepOf(fence, caption) : findingOf(part);
    if (step) steps.push(step);
    caption = fence ? null : CAPTION.exec(part);
  }
  return steps;
}

function stepOf(
  [, language, content = '']: RegExpExecArray,
  caption: RegExpExecArray | null,
): Step {
  if (language === 'shell') return { kind: 'command', command: content.trim() };
  if (language === 'text') return { kind: 'output', text: content };
  const [, path, line, beside] = caption ?? [];
  if (path === undefined) throw new Error(`No caption says which file this is:\n${content}`);
  if (beside !== undefined) return { kind: 'beside', path, content };
  return line === undefined
    ? { kind: 'file', path, content }
    : { kind: 'replace', path, line, content };
}

function findingOf(line: string): Step | undefined {
  const [, path, has] = ROW.exec(line) ?? [];
  return path === undefined || has === undefined ? undefined : { kind: 'finding', path, has };
}

/** Lines of a page that nothing printed has; what is indented there may be so here, and `…` stands for others. */
export function missingFrom(page: string, printed: string): readonly string[] {
  return page
    .split('\n')
    .filter((line) => line.trim() !== '' && line !== '…' && !printed.includes(line));
}
