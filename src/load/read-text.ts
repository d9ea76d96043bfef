// The only place that opens files. A name is relative to the root, with forward slashes.
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  type Diagnostic,
  diagnostic,
  type Position,
  type Result,
  wholeFile,
} from '../diagnostics/diagnostic.ts';
import { withoutMark } from '../model/values/without-mark.ts';
import { describeSystemError } from './describe-system-error.ts';

export const ENVIRONMENTS = 'environments';

const MAX_BYTES = 1_000_000;
const MAX_BYTES_SHOWN = '1 MB';

/**
 * Reads a file under `environments/`; faults are reported at `at`, which names the file.
 * A byte order mark is dropped: editors neither show nor count it.
 */
export function readText(root: string, file: string, at: Position): Result<string> {
  const { value, diagnostics } = readSource(root, file, at);
  return value === undefined ? { diagnostics } : { value: withoutMark(value), diagnostics };
}

/** Reads the same with its byte order mark: encoded again, the text gives the bytes of the file. */
export function readSource(root: string, file: string, at: Position): Result<string> {
  return readWithin(root, { file, folder: ENVIRONMENTS }, at);
}

/** Reads a file of the repository that lies beside the environments. */
export function readBeside(root: string, file: string, at: Position): Result<string> {
  const { value, diagnostics } = readWithin(root, { file, folder: '' }, at);
  return value === undefined ? { diagnostics } : { value: withoutMark(value), diagnostics };
}

interface Within {
  readonly file: string;
  /** That it may not leave, not even by a link; empty: the root. */
  readonly folder: string;
}

function readWithin(root: string, { file, folder }: Within, at: Position): Result<string> {
  try {
    const path = realpathSync(join(root, file));
    if (!isInside(path, realpathSync(join(root, folder)))) {
      const within = folder === '' ? 'the repository' : `${folder}/`;
      return { diagnostics: [diagnostic('load/link-outside', { file, within }, { at })] };
    }
    const fault = checkFile(path, file, at);
    return fault === undefined ? decode(readFileSync(path), file, at) : { diagnostics: [fault] };
  } catch (error) {
    const reason = describeSystemError(error);
    return { diagnostics: [diagnostic('load/unreadable-file', { file, reason }, { at })] };
  }
}

/** The text of a file of the user's own that is no environment, or why it has none. */
export function readPlain(path: string): { readonly text: string } | { readonly found: string } {
  if (statSync(path).size > MAX_BYTES) return { found: `more than ${MAX_BYTES_SHOWN}` };
  const text = decoded(readFileSync(path));
  return text === undefined ? { found: 'bytes that are not UTF-8' } : { text };
}

/** Gives renderers the text behind a position, and nothing for what cannot be shown. */
export function sourceTextIn(root: string): (file: string) => string | undefined {
  return (file) => readBeside(root, file, wholeFile(file)).value;
}

/** Where a file that exists really lies, with every link on the way followed. */
export function realFile(root: string, file: string): string {
  return relative(realpathSync(root), realpathSync(join(root, file))).replaceAll(sep, '/');
}

export function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder + sep);
}

/** Asks before opening: reading a pipe or a device would never end. */
function checkFile(path: string, file: string, at: Position): Diagnostic | undefined {
  const stats = statSync(path);
  if (!stats.isFile()) {
    const found = stats.isDirectory() ? 'a folder' : 'a device or a pipe';
    return diagnostic('load/not-a-file', { file, found }, { at });
  }
  if (stats.size <= MAX_BYTES) return undefined;
  return diagnostic('load/file-too-large', { file, limit: MAX_BYTES_SHOWN }, { at });
}

function decode(bytes: Uint8Array, file: string, at: Position): Result<string> {
  const value = decoded(bytes);
  return value === undefined
    ? { diagnostics: [diagnostic('load/not-utf8', { file }, { at })] }
    : { value, diagnostics: [] };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
