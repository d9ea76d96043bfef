// A run whose environments, program and results are those of an earlier one finds what that one found. What it
// depends on is written down with what it came to, so that a difference of any of them is a run like the first.
import { join } from 'node:path';
import {
  changedSince,
  isSame,
  lookAt,
  type Snapshot,
  snapshotBelow,
  type Watch,
} from '../../cache/snapshot.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ChangeSet } from '../../emit/compare-files.ts';
import { diskOf } from '../../emit/emit-files.ts';
import type { Files } from '../../emit/plan-files.ts';
import type { Disk } from '../../emit/read-disk.ts';
import { absolutePath, relocate, targetOf } from '../../emit/target.ts';
import type { Depends } from './depends-on.ts';
import { type Memory, type RunRecord, runName } from './memory.ts';

export interface Outcome {
  readonly compilation: {
    readonly names: readonly string[];
    readonly folder: string;
    readonly files: Files;
    readonly pages: Files;
    readonly standing?: ReadonlySet<string>;
    readonly diagnostics: readonly Diagnostic[];
    readonly depends?: Depends;
  };
  readonly changes: ChangeSet;
  /** What lies there now. Absent: nobody has looked. */
  readonly disk?: Disk | undefined;
}

const NO_FILES: Files = new Map();

/** Undefined: something differs, or there was none. */
export function recalledRun(memory: Memory): Outcome | undefined {
  const { request, records, watched, run: recorded } = memory;
  if (recorded === undefined || !isOf(memory, recorded)) return undefined;
  const inputs = inputsOf(request.root, watched, recorded.reads);
  if (!isSame(inputs, recorded.inputs)) return undefined;
  const outputs = outputsOf(memory, recorded, { files: NO_FILES });
  if (!isSame(outputs, recorded.outputs)) return undefined;
  const isTouched = differs(inputs, recorded.inputs) || differs(outputs, recorded.outputs);
  if (isTouched) {
    records.write(runName(request), JSON.stringify({ ...recorded, inputs, outputs }));
  }
  const { names, folder, diagnostics, unchanged } = recorded;
  const compilation = { names, folder, diagnostics, files: NO_FILES, pages: NO_FILES };
  return { compilation, changes: { created: [], changed: [], removed: [], unchanged } };
}

/** Of this program, on this day where days count. */
function isOf({ request }: Memory, recorded: RunRecord): boolean {
  if (recorded.program !== request.program()) return false;
  return recorded.dated === null || recorded.dated.date === (request.commitDate() ?? null);
}

/** Whether it is kept: where an input changed meanwhile, nobody knows what was read. */
export function keepRun(memory: Memory, { compilation, changes, disk }: Outcome): boolean {
  const { request, records, watched } = memory;
  const { depends, names, folder, diagnostics } = compilation;
  const program = request.program();
  if (program === null || depends === undefined) return false;
  const { reads } = depends;
  const inputs = inputsOf(request.root, watched, reads);
  if (changedSince(request.startedAt, inputs)) return false;
  const files = new Map([...compilation.files, ...compilation.pages]);
  const outside = [...files.keys(), ...(compilation.standing ?? [])].filter(
    (path) => !path.startsWith(`${folder}/`),
  );
  const dated = depends.isDated ? { date: request.commitDate() ?? null } : null;
  const unchanged = [...changes.created, ...changes.changed, ...changes.unchanged].sort();
  const result = { program, dated, reads, inputs, outside, names, folder, diagnostics, unchanged };
  const recorded: RunRecord = { ...result, outputs: outputsOf(memory, result, { files, disk }) };
  records.write(runName(request), JSON.stringify(recorded));
  return true;
}

function inputsOf(root: string, watched: Watch, reads: readonly string[]): Snapshot {
  return snapshotBelow(
    watched,
    reads.map((path) => join(root, path)),
  );
}

/** All that a run would find there and may call its own, whatever it holds. */
function outputsOf(
  { request: { root, out, cwd, names: asked }, watched }: Memory,
  { folder, names, outside }: Pick<RunRecord, 'folder' | 'names' | 'outside'>,
  { files, disk: found }: { readonly files: Files; readonly disk?: Disk | undefined },
): Snapshot {
  const target = targetOf({ root, out, cwd, folder });
  const isComplete = asked.length === 0;
  const disk = found ?? diskOf({ target, names, isComplete, paths: outside });
  const known = new Map([...files].map(([path, text]) => [relocate(target, path), text]));
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
