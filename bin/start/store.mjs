// What one run keeps for the next: files that are whole or are not there. Each is written beside its place
// and renamed, so that runs at the same time and killed ones leave none by halves; what the disk makes of it
// later, its sum tells. Whatever goes wrong here costs time and nothing else.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Changes with what an entry looks like. */
const FORMAT = 'groundplan start 1\n';
/** What a name of an entry looks like; nothing else in the folder is ours. */
const ENTRY = /^(?:program|libraries)-[0-9a-f]{16}(?:\.\d+\.tmp)?$/;
const ENTRIES_MAX = 12;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than any run writes. */
const ABANDONED_MS = 60 * 60 * 1000;

export const noStore = { read: () => undefined, write: () => undefined };

export function openStore(folder) {
  return {
    /** `{ head, parts }`: plain data and buffers, as they were written; undefined: there is no such entry. */
    read: (name) => attempt(() => readEntry(join(folder, name))),
    write: (name, head, parts) => attempt(() => writeEntry(folder, name, pack(head, parts))),
  };
}

function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** The format, sum and length of what follows, then the head as JSON with the lengths of the parts. */
function pack(head, parts) {
  const text = Buffer.from(JSON.stringify({ head, lengths: parts.map(({ length }) => length) }));
  const start = Buffer.alloc(FORMAT.length + 8);
  start.write(FORMAT, 'latin1');
  const body = Buffer.concat([text, ...parts]);
  start.writeUInt32LE(crc32(body), FORMAT.length);
  start.writeUInt32LE(text.length, FORMAT.length + 4);
  return Buffer.concat([start, body]);
}

function readEntry(path) {
  const bytes = readFileSync(path);
  if (bytes.latin1Slice(0, FORMAT.length) !== FORMAT) return undefined;
  const body = bytes.subarray(FORMAT.length + 8);
  if (crc32(body) !== bytes.readUInt32LE(FORMAT.length)) return undefined;
  const start = bytes.readUInt32LE(FORMAT.length + 4);
  const { head, lengths } = JSON.parse(body.toString('utf8', 0, start));
  const parts = [];
  let at = start;
  for (const length of lengths) {
    parts.push(body.subarray(at, at + length));
    at += length;
  }
  touch(path);
  return { head, parts };
}

/** The entries that nobody used for longest make room first. */
function touch(path) {
  const now = Date.now();
  if (now - statSync(path).mtimeMs > DAY_MS)
    attempt(() => utimesSync(path, now / 1000, now / 1000));
}

function writeEntry(folder, name, bytes) {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `${name}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, join(folder, name));
  } catch {
    rmSync(temporary, { force: true });
  }
  makeRoom(folder);
}

function makeRoom(folder) {
  const own = readdirSync(folder).filter((name) => ENTRY.test(name));
  const files = own.flatMap((name) => {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    return stats?.isFile() ? [{ path: join(folder, name), usedAt: stats.mtimeMs }] : [];
  });
  const isTemporary = ({ path }) => path.endsWith('.tmp');
  const abandoned = files
    .filter(isTemporary)
    .filter(({ usedAt }) => Date.now() - usedAt > ABANDONED_MS);
  const surplus = files
    .filter((file) => !isTemporary(file))
    .sort((a, b) => b.usedAt - a.usedAt)
    .slice(ENTRIES_MAX);
  for (const { path } of [...abandoned, ...surplus]) rmSync(path, { force: true });
}
