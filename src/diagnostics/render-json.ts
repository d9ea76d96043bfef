// The machine's view. Its shape is public: fields are added, never renamed or removed.
import type { Diagnostic, Path, Position } from './diagnostic.ts';
import { escapeControls, type Severity } from './entry.ts';
import { messageOf } from './message-of.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';

export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly at: Position | null;
  readonly path: Path | null;
  /** Second places, such as that of the value the first one contradicts. */
  readonly related: readonly { readonly what: string; readonly at: Position }[];
  /** Those that have it, where it stands in a file that environments share; null elsewhere. */
  readonly environments: readonly string[] | null;
}

/** Renders `{"diagnostics": [...]}`, each with the same fields; what is absent is null, a list empty. */
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
    related: (diagnostic.related ?? []).flatMap(({ what, at }) =>
      at === undefined ? [] : [{ what: escapeControls(what), at }],
    ),
    environments: diagnostic.environments?.length ? diagnostic.environments : null,
  };
}
