// What the commands that change dist/ share: compile, write, and say what became of it.
import { join } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { renderSummary } from '../diagnostics/render-summary.ts';
import type { Recall } from '../pipeline/recall/recall-run.ts';
import type { Changes, Compilation, CompileRequest, Pipeline, WriteRequest } from '../pipeline.ts';
import { renderCompared } from './base/render-compared.ts';
import { renderEdits } from './edit/render-edits.ts';
import { endSession, endWithErrors } from './end-session.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { crewOf } from './hire-crew.ts';
import { countChanges, renderChanges } from './render-changes.ts';
import type { Session } from './session.ts';

export interface Work extends Pick<CompileRequest, 'names' | 'edits' | 'base'> {
  /** What an edit does, a line each. */
  readonly said?: readonly string[];
}

/** Ends the session: what it found is printed, and its exit code returned. */
export function compileAndWrite(session: Session, work: Work): ExitCode {
  const { io, pipeline, stopwatch, root } = session;
  const { onStage } = stopwatch;
  const recall = recallOf(session, work);
  const before = recall?.run();
  if (before) return endWithChanges(session, before.compilation, { ...before, compared: '' });
  const { commitDate } = io;
  const pages = pagesOf(session);
  const recalled = recall?.environments();
  const crew = crewOf(session);
  const request = { ...work, root, pages, onStage, commitDate, recalled, crew };
  const compilation = pipeline.compileFiles(request);
  const { diagnostics } = compilation;
  if (hasErrors(diagnostics)) {
    const { compared } = compilation;
    return endWithErrors(session, { diagnostics, edits: work.edits, compared });
  }

  onStage('write');
  const emission = write(session, work, { compilation, recalled });
  const found = [...diagnostics, ...emission.diagnostics];
  if (hasErrors(found)) {
    endSession(session, { diagnostics: found }, `\n${renderSummary(found)}\n`);
    return EXIT.cannotWrite;
  }
  const { changes, disk } = emission;
  const isCurrent = !session.args.check || countChanges(changes) === 0;
  if (isCurrent) recall?.keep({ compilation, changes, disk });
  const compared = work.base === undefined ? '' : renderCompared(work.base, compilation);
  return endWithChanges(session, compilation, {
    ...{ changes, compared, edits: work.edits },
    said: work.said ?? [],
  });
}

/** Undefined: more than what lies at the root counts, or the user wants nothing of it. */
function recallOf(session: Session, work: Work): Recall | undefined {
  const { io, root, args, pipeline } = session;
  const { cache, cwd, commitDate, program, runId, startedAt } = io;
  if (args.noCache || cache === undefined) return undefined;
  if (work.base !== undefined || work.edits !== undefined) return undefined;
  return pipeline.recallRun({
    ...{ root, cwd, out: args.out, names: work.names, pages: pagesOf(session) },
    ...{ commitDate, program, runId, startedAt, records: join(cache, 'runs') },
  });
}

/** Repositories of users get the schema for their editors, not the reference of groundplan itself. */
function pagesOf({ args, root, io }: Session): CompileRequest['pages'] {
  if (args.out !== undefined) return 'none';
  return root === io.home ? 'all' : 'schema';
}

function write(
  session: Session,
  { names }: Work,
  made: Pick<WriteRequest, 'compilation' | 'recalled'>,
): ReturnType<Pipeline['writeFiles']> {
  const { io, pipeline, root, args } = session;
  return pipeline.writeFiles({
    ...made,
    root,
    out: args.out,
    cwd: io.cwd,
    names: made.compilation.names,
    isComplete: names.length === 0,
    isDryRun: args.check || args.has('dry-run'),
    runId: io.runId,
  });
}

interface Outcome {
  readonly changes: Changes;
  /** What was compared with a base, in words. */
  readonly compared: string;
  readonly edits?: Work['edits'];
  readonly said?: readonly string[];
}

function endWithChanges(
  session: Session,
  compilation: Compilation,
  { changes, compared, edits, said = [] }: Outcome,
): ExitCode {
  const { check: isCheck, verbose: isVerbose } = session.args;
  const isRehearsed = session.args.has('dry-run');
  const stale = isCheck ? findStale(changes) : [];
  const diagnostics = [...compilation.diagnostics, ...stale];
  const environments = compilation.names.length;
  const edited = isRehearsed ? renderEdits(edits, session) : '';
  const summary = renderChanges({
    ...{ changes, environments, isVerbose },
    isCheck: isCheck || isRehearsed,
  });
  const report = { diagnostics, changes, compared: compilation.compared };
  const words = said.map((line) => `${line}\n`).join('');
  endSession(session, report, words + edited + compared + summary);
  return stale.length > 0 ? EXIT.errors : EXIT.ok;
}

function findStale(changes: Changes): readonly Diagnostic[] {
  const [first] = [...changes.created, ...changes.changed, ...changes.removed].sort();
  if (first === undefined) return [];
  return [diagnostic('emit/stale', { count: countChanges(changes), first })];
}
