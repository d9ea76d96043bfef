// Where runs leave what they found for the next one: a file each, whole or not there. Whatever goes wrong here
// costs time and nothing else.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { hashOf } from './snapshot.ts';

/** What a name of a record looks like; nothing else in the folder is ours. */
const RECORD = /^(?:run|environments)-[0-9a-f]{16}(?:\.\d+\.tmp)?$/;
const RECORDS_MAX = 12;
/** Longer than any run writes. */
const ABANDONED_MS = 60 * 60 * 1000;

export interface Records {
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string) => void;
}

/** `runId` is a number that no other run at the same time has. */
export function openRecords(folder: string, runId: number): Records {
  return {
    read: (name) => attempt(() => readRecord(join(folder, name))),
    write: (name, text) => {
      attempt(() => writeRecord(folder, name, { runId, text }));
    },
  };
}

/** Undefined where the system refuses. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** The first line is the sum of the others. */
function readRecord(path: string): string | undefined {
  const content = readFileSync(path, 'utf8');
  const end = content.indexOf('\n');
  const text = content.slice(end + 1);
  return hashOf(text) === content.slice(0, end) ? text : undefined;
}

function writeRecord(
  folder: string,
  name: string,
  { runId, text }: { readonly runId: number; readonly text: string },
): void {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `${name}.${runId}.tmp`);
  try {
    writeFileSync(temporary, `${hashOf(text)}\n${text}`);
    renameSync(temporary, join(folder, name));
  } finally {
    rmSync(temporary, { force: true });
  }
  makeRoom(folder);
}

function makeRoom(folder: string): void {
  const own = readdirSync(folder).filter((name) => RECORD.test(name));
  const files = own.map((name) => {
    const path = join(folder, name);
    return { path, usedAt: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  const newest = Math.max(...files.map(({ usedAt }) => usedAt));
  const isTemporary = ({ path }: { readonly path: string }) => path.endsWith('.tmp');
  const abandoned = files.filter(
    (file) => isTemporary(file) && newest - file.usedAt > ABANDONED_MS,
  );
  const surplus = files
    .filter((file) => !isTemporary(file))
    .sort((a, b) => b.usedAt - a.usedAt)
    .slice(RECORDS_MAX);
  for (const { path } of [...abandoned, ...surplus]) rmSync(path, { force: true });
}
