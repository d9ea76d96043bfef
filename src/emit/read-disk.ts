// What lies where a run may write or remove: names and kinds only, no content. Symbolic links are
// seen but never followed.
import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { isOwnFile, isOwnFolder } from './layout.ts';
import { absolutePath, distFolder, type Target } from './target.ts';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** By path below the target; what is not in it is not there, or is none of our business. */
export type Disk = ReadonlyMap<string, EntryKind>;

const TEMPORARY = /(?:^|\/)\.groundplan-\d+-\d+\.tmp$/;

/** Left by a run that was stopped while writing. */
export function isTemporary(path: string): boolean {
  return TEMPORARY.test(path);
}

export interface DiskRequest {
  readonly target: Target;
  /** Names of the environments that were compiled. */
  readonly names: readonly string[];
  /** Whether those are all there are, so that any other on disk is one that was deleted. */
  readonly isComplete: boolean;
  /** Further single files, with the folders above them. */
  readonly paths: readonly string[];
}

/** Throws what the file system throws. */
export function readDisk({ target, names, isComplete, paths }: DiskRequest): Disk {
  const disk = new Map<string, EntryKind>();
  for (const path of paths) addWithFolders(target, path, disk);
  const deleted = isComplete ? findEnvironments(target) : [];
  for (const name of new Set([...names, ...deleted])) {
    const folder = distFolder(target, name);
    addWithFolders(target, folder, disk);
    if (disk.get(folder) === 'folder') addFolder(target, folder, '', disk);
  }
  return disk;
}

/** Every `<system>/<environment>` folder below dist, whoever made it. */
function findEnvironments(target: Target): readonly string[] {
  const dist = distFolder(target, '');
  if (dist !== '' && kindAt(target, dist) !== 'folder') return [];
  return listFolders(target, dist).flatMap((system) =>
    listFolders(target, join(dist, system)).map((environment) => `${system}/${environment}`),
  );
}

function listFolders(target: Target, path: string): readonly string[] {
  return list(target, path)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function addFolder(target: Target, folder: string, inside: string, disk: Map<string, EntryKind>) {
  for (const entry of list(target, join(folder, inside))) {
    const path = join(inside, entry.name);
    const kind = kindOf(entry);
    if (kind === 'folder' && isOwnFolder(path)) {
      disk.set(join(folder, path), kind);
      addFolder(target, folder, path, disk);
    } else if (isOwnFile(path) || isOwnFolder(path) || isTemporary(path)) {
      disk.set(join(folder, path), kind);
    }
  }
}

function addWithFolders(target: Target, path: string, disk: Map<string, EntryKind>): void {
  const segments = path.split('/');
  for (const end of segments.keys()) {
    const part = segments.slice(0, end + 1).join('/');
    const kind = disk.get(part) ?? kindAt(target, part);
    if (kind === undefined) return;
    disk.set(part, kind);
    if (kind !== 'folder') return;
  }
}

function kindAt(target: Target, path: string): EntryKind | undefined {
  const stats = lstatSync(absolutePath(target, path), { throwIfNoEntry: false });
  return stats === undefined ? undefined : kindOf(stats);
}

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function list(target: Target, path: string): readonly Dirent[] {
  try {
    return readdirSync(absolutePath(target, path), { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function join(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}
