// Folders of the user's own: every file below one as text. What cannot be carried is refused, never left out;
// only names that begin with a dot are no part of it, unless they say that somebody works in the folder.
import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import type { Folder, Folders, FolderUse } from '../../model/folder.ts';
import { describeSystemError, systemErrorCode } from '../describe-system-error.ts';
import { readPlain } from '../read-text.ts';

const FILES_MAX = 500;
/** What the names of results may hold. */
const NAME = /^[\w.-]+$/;

interface Reading {
  readonly value: Folders;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads each folder once, however often it is named. */
export function readFolders(root: string, uses: readonly FolderUse[]): Reading {
  const value = new Map<string, Folder>();
  const diagnostics: Diagnostic[] = [];
  for (const { folder, path, isOptional = false } of uses) {
    if (value.has(folder)) continue;
    const found = readFolder(root, folder, path);
    if (!isOptional) diagnostics.push(...found.diagnostics);
    if (found.diagnostics.length === 0) value.set(folder, new Map(found.files));
  }
  return { value, diagnostics };
}

interface Files {
  readonly files: readonly (readonly [string, string])[];
  readonly diagnostics: readonly Diagnostic[];
}

function readFolder(root: string, folder: string, path: Path): Files {
  const fault = (each: Diagnostic): Files => ({ files: [], diagnostics: [each] });
  try {
    const real = realpathSync(join(root, folder));
    // A link on the way leads to other places on other machines.
    if (real !== join(realpathSync(root), folder)) {
      const args = { folder, entry: folder, found: 'a link on the way', detail: folder };
      return fault(diagnostic('model/folder-entry', args, { path }));
    }
    const found = readLevel({ root, folder, path }, '');
    const count = found.files.length;
    if (found.diagnostics.length > 0 || (count > 0 && count <= FILES_MAX)) return found;
    return fault(diagnostic('model/folder-size', { folder, count, max: FILES_MAX }, { path }));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    const isAbsent = ['ENOENT', 'ENOTDIR'].includes(code);
    const reason = isAbsent ? 'there is none' : describeSystemError(error);
    return fault(diagnostic('model/folder-missing', { folder, reason }, { path }));
  }
}

interface Place {
  readonly root: string;
  readonly folder: string;
  readonly path: Path;
}

function readLevel(place: Place, inside: string): Files {
  const { root, folder } = place;
  const entries = readdirSync(join(root, folder, inside), { withFileTypes: true })
    .filter(({ name }) => !isHidden(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found = entries.map((entry) => readEntry(place, `${inside}${entry.name}`, entry));
  return {
    files: found.flatMap(({ files }) => files),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** `.terraform` and the lock say that terraform was run here, which the rules have to see. */
function isHidden(name: string): boolean {
  return name.startsWith('.') && !name.startsWith('.terraform');
}

function readEntry(place: Place, name: string, entry: Dirent): Files {
  const { root, folder, path } = place;
  const refused = (found: string): Files => {
    const args = { folder, entry: name, found, detail: name };
    return { files: [], diagnostics: [diagnostic('model/folder-entry', args, { path })] };
  };
  if (entry.isSymbolicLink()) return refused('a symbolic link');
  if (!NAME.test(entry.name))
    return refused('a name with other characters than a-z, 0-9, ".", "_" and "-"');
  if (entry.isDirectory()) {
    // Providers of hundreds of megabytes.
    return entry.name === '.terraform'
      ? { files: [[name, '']], diagnostics: [] }
      : readLevel(place, `${name}/`);
  }
  if (!entry.isFile()) return refused('a device or a pipe');
  const read = readPlain(join(root, folder, name));
  return 'text' in read ? { files: [[name, read.text]], diagnostics: [] } : refused(read.found);
}
