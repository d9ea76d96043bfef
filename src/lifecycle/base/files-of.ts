// The files of one environment at the merge base, of which only those are read that differ now.
import type { Base } from './base.ts';
import { hasBlobId } from './blob-id.ts';

export interface FilesNow {
  /** `shop/prod` */
  readonly name: string;
  /** Of the results of all environments, such as `dist`. */
  readonly folder: string;
  /** By path below the root. */
  readonly files: ReadonlyMap<string, string>;
}

/** By path below the folder of the environment. */
export interface FilesBefore {
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of what is the same now. */
  readonly same: ReadonlySet<string>;
}

const COMPARED = /^(?:terraform\/[^/]+\/cdk\.tf\.json|(?:kubernetes|argocd)\/.+\.yaml|root\.yaml)$/;

/** `shop/prod`, and where in its folder; undefined for a file of no environment. */
export function placeInResults(path: string, folder: string): PlaceInResults | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  const [system, environment, ...inside] = path.slice(folder.length + 1).split('/');
  if (environment === undefined || inside.length === 0) return undefined;
  return { environment: `${system}/${environment}`, inside: inside.join('/') };
}

interface PlaceInResults {
  readonly environment: string;
  readonly inside: string;
}

/** Whether it holds resources or objects. */
export function isCompared({ inside }: Pick<PlaceInResults, 'inside'>): boolean {
  return COMPARED.test(inside);
}

/** Null: there was no such environment. */
export function filesBefore(base: Base, now: FilesNow): FilesBefore | null {
  const folder = folderBefore(base, now);
  if (folder === null) return null;
  const paths = [...base.blobs.keys()]
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length))
    .filter((path) => COMPARED.test(path));
  const isSame = (path: string) => {
    const text = now.files.get(`${now.folder}/${now.name}/${path}`);
    return text !== undefined && hasBlobId(text, base.blobs.get(folder + path) ?? '');
  };
  const same = new Set(paths.filter(isSame));
  const other = paths.filter((path) => !same.has(path));
  const read = base.read(other.map((path) => folder + path));
  const texts = new Map(other.map((path) => [path, read.get(folder + path) ?? '']));
  return { texts, same };
}

/** Results may have been in a folder of another name; what lies elsewhere in the repository is not ours. */
export function folderBefore(
  { blobs }: Base,
  { name, folder }: Pick<FilesNow, 'name' | 'folder'>,
): string | null {
  const own = `${folder}/${name}/`;
  const marks = [...blobs.keys()].flatMap((path) => {
    const at = path.indexOf(`/${name}/terraform/`);
    return at < 0 || !path.endsWith('/cdk.tf.json') ? [] : [path.slice(0, at + name.length + 2)];
  });
  if (marks.includes(own) || marks.length === 0) return marks.includes(own) ? own : null;
  return marks.toSorted((a, b) => a.length - b.length)[0] ?? null;
}
