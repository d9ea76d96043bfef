// `synth`: environments → dist/, or with --check only whether dist/ is what they compile to.
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { renderSummary } from '../diagnostics/render-summary.ts';
import type { Changes, Compilation } from '../pipeline.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Arguments } from './parse-arguments.ts';
import { countChanges, renderChanges } from './render-changes.ts';
import { renderReport } from './render-report.ts';
import type { Session } from './session.ts';

interface Outcome {
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined when nothing was compared, because of errors. */
  readonly changes?: Changes;
}

export function synth(session: Session): ExitCode {
  const { pipeline, stopwatch, root, args } = session;
  const { onStage } = stopwatch;
  const compilation = pipeline.compileFiles({ root, names: args.names, onStage });
  const outcome = hasErrors(compilation.diagnostics)
    ? { exitCode: exitCodeOf(compilation), diagnostics: compilation.diagnostics }
    : write(session, compilation);
  stopwatch.stop();
  report(session, compilation, outcome);
  return outcome.exitCode;
}

/** A name that does not exist is a fault of the command line, not of an environment. */
function exitCodeOf({ diagnostics }: Compilation): ExitCode {
  const isMisnamed = diagnostics.some(({ code }) => code === 'load/unknown-environment');
  return isMisnamed ? EXIT.usage : EXIT.errors;
}

function write(
  { io, pipeline, stopwatch, root, args }: Session,
  compilation: Compilation,
): Outcome {
  stopwatch.onStage('write');
  const { changes, diagnostics } = pipeline.writeFiles({
    compilation,
    root,
    out: args.out,
    cwd: io.cwd,
    names: compilation.names,
    isComplete: args.names.length === 0,
    isDryRun: args.check,
    runId: io.runId,
  });
  const found = [...compilation.diagnostics, ...diagnostics];
  if (hasErrors(diagnostics)) return { exitCode: EXIT.cannotWrite, diagnostics: found };

  const stale = args.check ? findStale(changes) : [];
  const exitCode = stale.length > 0 ? EXIT.errors : EXIT.ok;
  return { exitCode, diagnostics: [...found, ...stale], changes };
}

function findStale(changes: Changes): readonly Diagnostic[] {
  const [first] = [...changes.created, ...changes.changed, ...changes.removed].sort();
  if (first === undefined) return [];
  return [diagnostic('emit/stale', { count: countChanges(changes), first })];
}

function report(session: Session, compilation: Compilation, outcome: Outcome): void {
  const { io, args } = session;
  const { diagnostics, changes } = outcome;
  const isText = args.format === 'text';
  const rendered = renderReport(session, { diagnostics, changes });
  if (isText) io.writeError(rendered);
  else io.writeOut(rendered);

  const summary = summarize(compilation, outcome, args);
  if (args.quiet) return;
  if (isText && changes !== undefined) io.writeOut(summary);
  else io.writeError(summary);
}

function summarize(compilation: Compilation, outcome: Outcome, args: Arguments): string {
  const { changes, diagnostics, exitCode } = outcome;
  if (changes !== undefined) {
    const environments = compilation.names.length;
    return renderChanges({ changes, environments, isCheck: args.check, isVerbose: args.verbose });
  }
  const untouched =
    exitCode !== EXIT.cannotWrite && !args.check
      ? ` Nothing was written to ${args.out ?? 'dist/'}.`
      : '';
  return `\n${renderSummary(diagnostics)}${untouched}\n`;
}
