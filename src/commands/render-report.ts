// Diagnostics in the format the user asked for.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { renderGithub } from '../diagnostics/render-github.ts';
import { toJsonDiagnostic } from '../diagnostics/render-json.ts';
import { renderSarif } from '../diagnostics/render-sarif.ts';
import { renderText } from '../diagnostics/render-text.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { Changes, Compilation, CompileRequest } from '../pipeline.ts';
import type { Session } from './session.ts';
import type { Format } from './usage/command.ts';
import { useColour } from './use-colour.ts';

export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  readonly changes?: Changes | undefined;
  /** What was compared with a base. */
  readonly compared?: Compilation['compared'] | undefined;
  /** Sources that counted instead of those on disk. */
  readonly edits?: CompileRequest['edits'] | undefined;
}

type Render = (report: Report, session: Session) => string;

const RENDERERS = {
  text: renderForPeople,
  json: renderForPrograms,
  github: ({ diagnostics }) => renderGithub(diagnostics),
  sarif: ({ diagnostics }, { pipeline }) => renderSarif(diagnostics, pipeline.everyCode),
  markdown: renderForPeople,
  html: renderForPeople,
} satisfies Record<Format, Render>;

export function renderReport(session: Session, report: Report): string {
  return RENDERERS[session.args.format](report, session);
}

/** Of what is found beside a result that is printed. */
export function renderFound(session: Session, diagnostics: readonly Diagnostic[]): string {
  return diagnostics.length === 0 ? '' : renderForPeople({ diagnostics }, session);
}

function renderForPeople({ diagnostics, edits }: Report, { io, pipeline, root }: Session): string {
  const colour = useColour(io.variables, io.isErrorTerminal);
  const textOnDisk = pipeline.sourceTextIn(root);
  return renderText(diagnostics, (file) => edits?.get(file) ?? textOnDisk(file), { colour });
}

/** The fields of `renderJson`, the files, whose lists are null when they were not looked at, and how much differs
 * from the base, which is null without one. */
function renderForPrograms({ diagnostics, changes, compared }: Report): string {
  const report = {
    diagnostics: sortDiagnostics(diagnostics).map(toJsonDiagnostic),
    created: changes?.created ?? null,
    changed: changes?.changed ?? null,
    removed: changes?.removed ?? null,
    unchanged: changes?.unchanged.length ?? null,
    compared: compared ?? null,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
