// What is kept of one environment: what it was made from, and what it came to. The texts of its files lie where
// results go; here is what they hold, so that only files that are as they should be stand for them.
import { hashOf } from '../../cache/snapshot.ts';
import type { Outline } from '../../check/outline.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Disk } from '../../emit/read-disk.ts';
import type { Standing } from '../../load/loaded-environment.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { oncePer } from '../../model/values/once-per.ts';
import type { Said } from '../environment/excuse.ts';

/** Of an object that nobody changes. */
export const hashInJson = oncePer((value: object) => hashOf(JSON.stringify(value)));

/** What it is called, and a hash of what it holds. */
export type Hashed = readonly [name: string, hash: string];

export interface Head {
  readonly name: string;
  /** All that was read of it, and what that looked like. */
  readonly inputs: readonly Hashed[];
  /** Of its own content. */
  readonly content: string;
  /** Environments it was compiled with, by name; an empty hash: there was none. Null: all there were. */
  readonly neighbours: readonly Hashed[] | null;
  /** Of all environments there were. */
  readonly landscape: string;
  readonly files: readonly Hashed[];
  readonly environment: Environment;
  /** What it said of itself. */
  readonly alone: readonly Diagnostic[];
  /** What the checks found. */
  readonly found: readonly Diagnostic[];
  readonly said: Said;
  /** Of the outline. */
  readonly outline: string;
}

export interface Kept extends Standing<Environment> {
  readonly head: Head;
  readonly outline: () => Outline;
  /** As it was read, to be written again. */
  readonly lines: readonly [head: string, outline: string];
}

export interface Pack {
  /** One program and one lock. */
  readonly of: string;
  /** What the environments came to together. */
  readonly shared: KeptShared | null;
  readonly kept: readonly Kept[];
}

/** What a run may take for true. */
export interface Recollection {
  readonly standing: ReadonlyMap<string, Kept>;
  readonly shared: KeptShared | null;
  /** Pages that this program has written, and that are there. Empty: they have to be rendered. */
  readonly pages: readonly string[];
  /** Of the results in the repository. */
  readonly folder: string;
  /** What lies there. Absent: not all of it was looked for. */
  readonly disk?: Disk | undefined;
}

export interface KeptShared {
  /** All outlines. */
  readonly of: string;
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly diagnostics: readonly Diagnostic[];
}

export function packText({ of, shared, kept }: Pack): string {
  return [JSON.stringify({ of, shared }), ...kept.flatMap(({ lines }) => lines)].join('\n');
}

export function readPack(text: string): Pack {
  const [first = '', ...lines] = text.split('\n');
  const { of, shared } = JSON.parse(first) as Pick<Pack, 'of' | 'shared'>;
  const kept: Kept[] = [];
  for (let at = 0; at + 1 < lines.length; at += 2) {
    kept.push(readKept([lines[at] ?? '', lines[at + 1] ?? '']));
  }
  return { of, shared, kept };
}

function readKept(lines: Kept['lines']): Kept {
  const head = JSON.parse(lines[0]) as Head;
  const { environment, alone: diagnostics } = head;
  return { head, environment, diagnostics, lines, outline: () => JSON.parse(lines[1]) as Outline };
}

export function makeKept(made: Omit<Head, 'outline'>, outline: Outline): Kept {
  const head = { ...made, outline: hashInJson(outline) };
  const { environment, alone: diagnostics } = head;
  const lines = [JSON.stringify(head), JSON.stringify(outline)] as const;
  return { head, environment, diagnostics, lines, outline: () => outline };
}

/** Whether it is the same when it is read again. */
export function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}
