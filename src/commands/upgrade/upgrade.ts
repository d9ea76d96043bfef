// `upgrade`: another version compiles what is committed, and what it makes otherwise is shown before anything
// changes. It is a process of its own: two versions never share a module.
import { join, resolve } from 'node:path';
import {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Result,
} from '../../diagnostics/diagnostic.ts';
import type { Review } from '../../review/review.ts';
import { readBase } from '../base/read-base.ts';
import { endWithErrors } from '../end-session.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { renderRehearsal, sortReview } from './rehearsal.ts';

interface Program {
  readonly home: string;
  readonly version: string;
}

export function upgrade(session: Session): ExitCode {
  const { io, stopwatch, args } = session;
  const stale = staleness(session);
  if (stale !== undefined) return endWithErrors(session, { diagnostics: stale });
  const { value: program, diagnostics } = obtain(session, args.words[0] ?? 'latest');
  if (program === undefined) return endWithErrors(session, { diagnostics });
  const review = reviewBy(session, program);
  stopwatch.stop();
  if (typeof review === 'string') return failed(session, program, review);
  const rehearsal = sortReview(review);
  io.writeOut(renderRehearsal(rehearsal, { from: io.version, to: program.version }));
  const renames = newRun(session, program, ['migrate', '--dry-run', '--quiet']);
  if (renames.status === EXIT.ok && renames.out !== '') io.writeOut(`\n${renames.out}`);
  if (!args.has('write')) {
    io.writeOut('\nNothing was changed: --write installs it, and writes files and results.\n');
    return rehearsal.dangerous.length > 0 ? EXIT.errors : EXIT.ok;
  }
  return apply(session, program);
}

/** What is compared with is what is committed, and that has to be what this version makes. */
function staleness(session: Session): readonly Diagnostic[] | undefined {
  const { io, pipeline, root, stopwatch } = session;
  const head = { ...session, args: { ...session.args, base: 'HEAD' } };
  const { value: base, diagnostics: faults } = readBase(head, undefined);
  if (base === undefined) return faults;
  const { commitDate } = io;
  const { onStage } = stopwatch;
  const compilation = pipeline.compileFiles({
    ...{ root, names: [], pages: 'none', onStage, commitDate },
  });
  if (hasErrors(compilation.diagnostics)) return compilation.diagnostics;
  const differing = pipeline.differingFiles(compilation.files, base.blobs);
  const [first] = differing;
  if (first === undefined) return undefined;
  const args = { head: 'HEAD', count: differing.length, first };
  return [{ ...diagnostic('command/results-differ', args), severity: 'error' }];
}

/** A folder that has it, a tarball, or a version that a registry has. */
function obtain(session: Session, asked: string): Result<Program> {
  const { io, pipeline, root } = session;
  const folder = resolve(io.cwd, asked);
  const standing = pipeline.edits.programAt(folder);
  if (standing !== undefined)
    return { value: { home: folder, version: standing }, diagnostics: [] };
  const isTarball = /\.t(?:ar\.)?gz$/.test(asked);
  const spec = isTarball ? folder : `groundplan@${asked}`;
  const place = join(io.cache ?? join(root, 'build'), 'upgrade', asked.replace(/[^\w.-]+/g, '_'));
  const words = ['install', '--prefix', place, '--no-audit', '--no-fund', '--ignore-scripts', spec];
  const { status, error } = io.start('npm', words, io.cwd);
  const home = join(place, 'node_modules/groundplan');
  const version = status === 0 ? pipeline.edits.programAt(home) : undefined;
  if (version !== undefined) return { value: { home, version }, diagnostics: [] };
  const reason = error.trim().split('\n').slice(0, 3).join(' ') || 'npm cannot be started';
  return { diagnostics: [diagnostic('command/cannot-obtain', { asked, reason })] };
}

/** As text, what keeps it from making any. */
function reviewBy(session: Session, program: Program): Review | string {
  const words = ['diff', '--base', 'HEAD'];
  const { out } = newRun(session, program, [...words, '--format', 'json']);
  const review = reviewIn(out);
  return review ?? newRun(session, program, words).error;
}

function reviewIn(text: string): Review | undefined {
  try {
    const found = JSON.parse(text) as Partial<Review>;
    return found.groups === undefined || found.files === undefined ? undefined : (found as Review);
  } catch {
    return undefined;
  }
}

function newRun({ io, root }: Session, { home }: Program, words: readonly string[]) {
  return io.start('node', [join(home, 'bin/groundplan.mjs'), ...words, '--root', root], root);
}

/** The new version refuses what the old one took, or knows no diff. */
function failed(session: Session, { version }: Program, error: string): ExitCode {
  const { io } = session;
  io.writeError(error);
  const first = error.trim().split('\n')[0] ?? '';
  const fault = diagnostic('command/upgrade-refused', { version, first });
  return endWithErrors(session, { diagnostics: [fault] });
}

function apply(session: Session, program: Program): ExitCode {
  const { io, root, args } = session;
  const [asked = 'latest'] = args.words;
  const isFile = /\.t(?:ar\.)?gz$/.test(asked) || resolve(io.cwd, asked) === program.home;
  const spec = isFile ? resolve(io.cwd, asked) : `groundplan@${program.version}`;
  const installed = io.start('npm', ['install', '--save-exact', '--ignore-scripts', spec], root);
  if (installed.status !== 0) {
    const reason = installed.error.trim().split('\n').slice(0, 3).join(' ');
    const diagnostics = [diagnostic('command/cannot-obtain', { asked, reason })];
    return endWithErrors(session, { diagnostics });
  }
  for (const command of ['migrate', 'synth']) {
    const { status, out, error } = newRun(session, program, [command]);
    io.writeOut(out);
    io.writeError(error);
    if (status !== EXIT.ok) return EXIT.errors;
  }
  io.writeOut(`\nThis repository is at ${program.version}. Commit all of it together.\n`);
  return EXIT.ok;
}
