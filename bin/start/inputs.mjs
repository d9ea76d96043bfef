// Whether files are still those that something was made from. Size and times answer nearly always; where they
// differ, the content does.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** A file that changed a moment ago may change again without its times telling. */
const SETTLED_MS = 2000;
/** File systems count time in steps. */
const STEP_MS = 20;

/** `[path, size, mtime, ctime, hash]` of each file, where the hash of what is not there is null. Undefined: one
 * of them has changed since then, so that nobody knows what was read of it. */
export function recordInputs(paths, since) {
  const inputs = [...new Set(paths)].sort().map((path) => recordInput(path, since));
  return inputs.includes(undefined) ? undefined : inputs;
}

function recordInput(path, since) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [path, 0, 0, 0, null];
  const { size, mtimeMs, ctimeMs } = stats;
  const changedAt = Math.max(mtimeMs, ctimeMs);
  if (changedAt > since - STEP_MS) return undefined;
  const isSettled = since - changedAt > SETTLED_MS;
  return [path, size, isSettled ? mtimeMs : 0, isSettled ? ctimeMs : 0, hashOf(path)];
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('base64');
}

/** `none`, `times` where only these differ, or `content`. */
export function differenceOf(inputs) {
  const touched = inputs.filter((input) => !looksAlike(input));
  if (touched.length === 0) return 'none';
  return touched.every(isAlike) ? 'times' : 'content';
}

function looksAlike([path, size, mtime, ctime, hash]) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || hash === null) return stats === undefined && hash === null;
  return stats.size === size && stats.mtimeMs === mtime && stats.ctimeMs === ctime;
}

function isAlike([path, size, , , hash]) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || hash === null) return stats === undefined && hash === null;
  return stats.size === size && hashOf(path) === hash;
}
