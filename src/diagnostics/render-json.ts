// The machine's view. Its shape is public: fields are added, never renamed or removed.
import type { Diagnostic, Path, Position } from './diagnostic.ts';
import type { Severity } from './entry.ts';
import { messageOf } from './message-of.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';

export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly at: Position | null;
  readonly path: Path | null;
}

/** Renders `{"diagnostics": [...]}`, each with the same six fields; what is absent is null. */
export function renderJson(diagnostics: readonly Diagnostic[]): string {
  const plain = sortDiagnostics(diagnostics).map(toJsonDiagnostic);
  return `${JSON.stringify({ diagnostics: plain }, undefined, 2)}\n`;
}

export function toJsonDiagnostic(diagnostic: Diagnostic): JsonDiagnostic {
  const { message, hint } = messageOf(diagnostic);
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message,
    hint: hint ?? null,
    at: diagnostic.at ?? null,
    path: diagnostic.path ?? null,
  };
}
