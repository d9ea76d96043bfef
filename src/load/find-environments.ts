// Which environments there are: every environments/<system>/<environment>.yaml that is no layer.

import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Result,
  wholeFile,
} from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { compareText } from '../diagnostics/sort-diagnostics.ts';
import { describeSystemError, systemErrorCode } from './describe-system-error.ts';
import { ENVIRONMENTS, isInside } from './read-text.ts';

export interface FoundEnvironment {
  /** `<system>/<environment>`, as commands take it. */
  readonly name: string;
  readonly system: string;
  readonly environment: string;
  readonly file: string;
}

/** Written by us for editors; it lies beside the systems. */
const SCHEMA_FILE = 'environment.schema.json';

interface Findings {
  readonly found: readonly FoundEnvironment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds all environments, sorted by name; what is ignored is warned about. `added` are files that count although
 * they are not there yet. */
export function findEnvironments(
  root: string,
  added: Iterable<string> = [],
): Result<readonly FoundEnvironment[]> {
  const { found, diagnostics } = combine([findAll(root), findAdded(root, added)]);
  if (hasErrors(diagnostics)) return { diagnostics };
  if (found.length > 0) return { value: found, diagnostics };
  return { value: [], diagnostics: [...diagnostics, diagnostic('load/no-environments', {})] };
}

/** The environment of the name, or all of the system of the name. */
export function environmentsUnder<T extends { readonly name: string }>(
  all: readonly T[],
  name: string,
): readonly T[] {
  return all.filter((each) => each.name === name || each.name.startsWith(`${name}/`));
}

/** Keeps what is asked for, and only the warnings about the folders it lies in; no names mean all. */
export function pickEnvironments(
  found: Result<readonly FoundEnvironment[]>,
  names: readonly string[],
): Result<readonly FoundEnvironment[]> {
  if (found.value === undefined || names.length === 0) return found;
  const known = found.value.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    return { diagnostics: unknown.map((name) => unknownEnvironment(name, known)) };
  }
  const value = found.value.filter(({ name }) => names.includes(name));
  const folders = value.map(({ system }) => `${ENVIRONMENTS}/${system}/`);
  const diagnostics = found.diagnostics.filter(({ at }) =>
    folders.some((folder) => at?.file.startsWith(folder) === true),
  );
  return { value, diagnostics };
}

function unknownEnvironment(name: string, known: readonly string[]): Diagnostic {
  const suggestion = nearest(name, known);
  return diagnostic('load/unknown-environment', { name, suggestion, known: known.join(', ') });
}

function findAll(root: string): Findings {
  const top = listFolder(root, ENVIRONMENTS);
  const inside = top.entries.map((entry) =>
    entry.isFolder ? findInSystem(root, entry.name) : judgeTopFile(entry.name),
  );
  return combine([{ found: [], diagnostics: top.diagnostics }, ...inside]);
}

function findInSystem(root: string, system: string): Findings {
  const { entries, diagnostics } = listFolder(root, `${ENVIRONMENTS}/${system}`);
  const inside = entries.map((entry) => judgeFile(system, entry));
  return combine([{ found: [], diagnostics }, ...inside]);
}

function combine(findings: readonly Findings[]): Findings {
  const found = findings.flatMap((each) => each.found);
  found.sort((a, b) => compareText(a.name, b.name));
  return { found, diagnostics: findings.flatMap((each) => each.diagnostics) };
}

function judgeTopFile(name: string): Findings {
  if (isLayer(name) || name === SCHEMA_FILE) return NOTHING;
  const isMisplaced = name.endsWith('.yaml');
  return ignored(
    `${ENVIRONMENTS}/${name}`,
    isMisplaced ? `${ENVIRONMENTS}/<system>/${name}` : undefined,
  );
}

function judgeFile(system: string, { name, isFolder }: FolderEntry): Findings {
  const file = `${ENVIRONMENTS}/${system}/${name}`;
  if (isLayer(name)) return NOTHING;
  if (name.endsWith('.yaml') && !name.startsWith('.')) {
    const environment = name.slice(0, -'.yaml'.length);
    const found = { name: `${system}/${environment}`, system, environment, file };
    return { found: [found], diagnostics: [] };
  }
  const isOtherEnding = !isFolder && /^[^.].*\.yml$/i.test(name);
  return ignored(file, isOtherEnding ? file.replace(/\.yml$/i, '.yaml') : undefined);
}

const NOTHING: Findings = { found: [], diagnostics: [] };

function isLayer(name: string): boolean {
  return name === 'base.yaml' || name.endsWith('.base.yaml');
}

function ignored(file: string, rename: string | undefined): Findings {
  const warning = diagnostic('load/ignored-file', { file, rename }, { at: wholeFile(file) });
  return { found: [], diagnostics: [warning] };
}

const IN_SYSTEM = new RegExp(`^${ENVIRONMENTS}/([^/]+)/([^/]+)$`);

function findAdded(root: string, added: Iterable<string>): Findings {
  return combine(
    [...added].map((file) => {
      const [, system, name] = IN_SYSTEM.exec(file) ?? [];
      if (system === undefined || name === undefined || existsSync(join(root, file)))
        return NOTHING;
      return judgeFile(system, { name, isFolder: false });
    }),
  );
}

interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

interface Listing {
  readonly entries: readonly FolderEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A folder that is not there has no entries; one that cannot be read is a fault. */
function listFolder(root: string, folder: string): Listing {
  const at = wholeFile(folder);
  try {
    const path = realpathSync(join(root, folder));
    const top = realpathSync(join(root, ENVIRONMENTS));
    if (path !== top && !isInside(path, top)) {
      return {
        entries: [],
        diagnostics: [
          diagnostic('load/link-outside', { file: folder, within: `${ENVIRONMENTS}/` }, { at }),
        ],
      };
    }
    const entries = readdirSync(path, { withFileTypes: true }).map((entry) => toEntry(path, entry));
    return { entries, diagnostics: [] };
  } catch (error) {
    const isAbsent = ['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '');
    if (isAbsent) return { entries: [], diagnostics: [] };
    const args = { file: folder, reason: describeSystemError(error) };
    return { entries: [], diagnostics: [diagnostic('load/unreadable-file', args, { at })] };
  }
}

function toEntry(folder: string, entry: Dirent): FolderEntry {
  const { name } = entry;
  const isLink = entry.isSymbolicLink();
  return { name, isFolder: isLink ? isFolderLink(join(folder, name)) : entry.isDirectory() };
}

/** A link to nothing or in a circle counts as a file; reading it says what is wrong. */
function isFolderLink(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  }
}
