// What a run knows of earlier ones: where records lie, and what files look like.
import { openRecords, type Records } from '../../cache/records.ts';
import { hashOf, type Snapshot, type Watch, watch } from '../../cache/snapshot.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { systemCode } from '../../emit/system-error.ts';
import { type Place, targetOf } from '../../emit/target.ts';
import type { Pages } from '../render-pages.ts';

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

export interface RunRecord {
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

export interface Memory {
  readonly request: RunRequest;
  readonly records: Records;
  /** What files look like, as far as this run or the one before has looked. */
  readonly watched: Watch;
  /** Undefined: there was no such run. */
  readonly run: RunRecord | undefined;
}

export function openMemory(request: RunRequest): Memory {
  const records = openRecords(request.records, request.runId);
  const text = records.read(runName(request));
  const run = text === undefined ? undefined : (JSON.parse(text) as RunRecord);
  const before: Snapshot = run === undefined ? [] : [...run.inputs, ...run.outputs];
  const watched = watch(request.startedAt, before);
  return { request, records, run, watched };
}

/** Runs with other words keep other things. */
export function runName(request: RunRequest): string {
  return recordName('run', request, [request.names, request.pages]);
}

/** What is kept of environments holds for all runs to one place. */
export function packName(request: RunRequest): string {
  return recordName('environments', request, []);
}

function recordName(kind: string, { root, out, cwd }: RunRequest, asked: unknown): string {
  const { folder } = targetOf({ root, out, cwd, folder: '' });
  const key = JSON.stringify([root, out === undefined ? null : folder, asked]);
  return `${kind}-${hashOf(key).slice(0, 16)}`;
}

/** A disk that cannot be read is for the run itself to tell of. */
export function unlessRefused<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
