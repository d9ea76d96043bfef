// Annotations in GitHub's pull-request view. Syntax and escapes:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import type { Diagnostic, Position } from './diagnostic.ts';
import { linesOf } from './message-of.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';

/** Renders one workflow command per line, ready to be printed by a step of a job. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics)
    .map((each) => `${renderCommand(each)}\n`)
    .join('');
}

function renderCommand(diagnostic: Diagnostic): string {
  const properties = { ...place(diagnostic.at), title: diagnostic.code };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  const text = linesOf(diagnostic).join('\n');
  return `::${diagnostic.severity} ${list.join(',')}::${escapeText(text)}`;
}

function place(at: Position | undefined): Record<string, string> {
  if (at === undefined) return {};
  const lines = { file: at.file, line: String(at.line), endLine: String(at.endLine) };
  // GitHub takes columns only within one line, and its end column is inclusive.
  if (at.endLine !== at.line) return lines;
  const endColumn = String(Math.max(at.column, at.endColumn - 1));
  return { ...lines, col: String(at.column), endColumn };
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
