// A run whose environments, program and results are those of an earlier one finds what that one found. What it
// depends on is written down with what it came to, so that a difference of any of them is a run like the first.
import { join } from 'node:path';
import { openRecords } from '../cache/records.ts';
import {
  changedSince,
  hashOf,
  isSame,
  lookAt,
  type Snapshot,
  snapshotBelow,
  watch,
} from '../cache/snapshot.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ChangeSet } from '../emit/compare-files.ts';
import { diskOf } from '../emit/emit-files.ts';
import type { Files } from '../emit/plan-files.ts';
import { systemCode } from '../emit/system-error.ts';
import { absolutePath, type Place, relocate, targetOf } from '../emit/target.ts';
import type { Depends } from './depends-on.ts';
import type { Pages } from './render-pages.ts';

export interface RunRequest extends Omit<Place, 'folder'> {
  readonly names: readonly string[];
  readonly pages: Pages;
  readonly commitDate: () => string | undefined;
  /** Which program this is; null: nobody knows. */
  readonly program: () => string | null;
  /** Where records lie. */
  readonly records: string;
  readonly runId: number;
  /** Milliseconds of the epoch. */
  readonly startedAt: number;
}

interface Recorded {
  readonly program: string;
  /** Null: no waiver ends, so that the date of the commit says nothing. */
  readonly dated: { readonly date: string | null } | null;
  /** Below the root. */
  readonly reads: readonly string[];
  readonly inputs: Snapshot;
  /** Results outside of the folder of results. */
  readonly outside: readonly string[];
  readonly outputs: Snapshot;
  readonly names: readonly string[];
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly unchanged: readonly string[];
}

export interface Outcome {
  readonly compilation: {
    readonly names: readonly string[];
    readonly folder: string;
    readonly files: Files;
    readonly pages: Files;
    readonly diagnostics: readonly Diagnostic[];
    readonly depends?: Depends;
  };
  readonly changes: ChangeSet;
}

const NO_FILES: Files = new Map();

/** Undefined: something differs, or nobody knows. */
export function recallRun(request: RunRequest): Outcome | undefined {
  return unlessRefused(() => {
    const records = openRecords(request.records, request.runId);
    const recorded = records.read(nameOf(request)) as Recorded | undefined;
    if (recorded === undefined || !isOf(request, recorded)) return undefined;
    const inputs = inputsOf(request, recorded.reads, recorded.inputs);
    if (!isSame(inputs, recorded.inputs)) return undefined;
    const outputs = outputsOf(request, recorded, { before: recorded.outputs, texts: NO_FILES });
    if (!isSame(outputs, recorded.outputs)) return undefined;
    const isTouched = differs(inputs, recorded.inputs) || differs(outputs, recorded.outputs);
    if (isTouched) records.write(nameOf(request), { ...recorded, inputs, outputs });
    const { names, folder, diagnostics, unchanged } = recorded;
    const compilation = { names, folder, diagnostics, files: NO_FILES, pages: NO_FILES };
    return { compilation, changes: { created: [], changed: [], removed: [], unchanged } };
  });
}

/** Of this program, on this day where days count. */
function isOf({ program, commitDate }: RunRequest, recorded: Recorded): boolean {
  if (recorded.program !== program()) return false;
  return recorded.dated === null || recorded.dated.date === (commitDate() ?? null);
}

/** Keeps what a run came to that has left nothing to change. */
export function rememberRun(request: RunRequest, { compilation, changes }: Outcome): void {
  unlessRefused(() => {
    const { depends, names, folder, diagnostics } = compilation;
    const program = request.program();
    if (program === null || depends === undefined) return;
    const { reads } = depends;
    const inputs = inputsOf(request, reads, []);
    if (changedSince(request.startedAt, inputs)) return;
    const files = new Map([...compilation.files, ...compilation.pages]);
    const outside = [...files.keys()].filter((path) => !path.startsWith(`${folder}/`));
    const dated = depends.isDated ? { date: request.commitDate() ?? null } : null;
    const unchanged = [...changes.created, ...changes.changed, ...changes.unchanged].sort();
    const result = {
      program,
      dated,
      reads,
      inputs,
      outside,
      names,
      folder,
      diagnostics,
      unchanged,
    };
    const outputs = outputsOf(request, result, { before: [], texts: files });
    const recorded: Recorded = { ...result, outputs };
    openRecords(request.records, request.runId).write(nameOf(request), recorded);
  });
}

/** A disk that cannot be read is for the run itself to tell of. */
function unlessRefused<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

function nameOf({ root, names, out, cwd, pages }: RunRequest): string {
  const { folder } = targetOf({ root, out, cwd, folder: '' });
  const key = JSON.stringify([root, names, out === undefined ? null : folder, pages]);
  return `run-${hashOf(key).slice(0, 16)}`;
}

function inputsOf(
  { root, startedAt }: RunRequest,
  reads: readonly string[],
  before: Snapshot,
): Snapshot {
  return snapshotBelow(
    watch(startedAt, before),
    reads.map((path) => join(root, path)),
  );
}

/** All that a run would find there and may call its own, whatever it holds. */
function outputsOf(
  { root, out, cwd, names: asked, startedAt }: RunRequest,
  { folder, names, outside }: Pick<Recorded, 'folder' | 'names' | 'outside'>,
  { before, texts }: { readonly before: Snapshot; readonly texts: Files },
): Snapshot {
  const target = targetOf({ root, out, cwd, folder });
  const isComplete = asked.length === 0;
  const disk = diskOf({ target, names, isComplete, paths: outside });
  const watched = watch(startedAt, before);
  const known = new Map([...texts].map(([path, text]) => [relocate(target, path), text]));
  const seen = (path: string) => lookAt(watched, absolutePath(target, path), known.get(path));
  return [...disk]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([path, kind]) => (kind === 'file' ? seen(path) : [path, -1, 0, 0, kind]));
}

function differs(seen: Snapshot, before: Snapshot): boolean {
  return seen.some(
    (each, index) => each[2] !== before[index]?.[2] || each[3] !== before[index]?.[3],
  );
}
