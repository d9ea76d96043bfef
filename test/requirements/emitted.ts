// What the environments of this repository compile to, and what is committed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { pipeline } from '../../src/pipeline.ts';

type Files = ReadonlyMap<string, string>;

export function emittedFiles(root: string): Files {
  const { files, diagnostics } = pipeline.compileFiles({
    root,
    names: [],
    pages: 'none',
    commitDate: () => undefined,
    onStage: () => undefined,
  });
  if (hasErrors(diagnostics))
    throw new Error(`Nothing compiles: ${JSON.stringify(diagnostics, null, 2)}`);
  return files;
}

/** What is committed of that; nothing where there are no environments. */
export function committedFiles(root: string): Files {
  const paths = ['dist', 'atlantis.yaml', 'atlantis-server.yaml']
    .filter((path) => existsSync(join(root, path)))
    .flatMap((path) => (path === 'dist' ? filesIn(root, path) : [path]));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
}

/** Paths of `files` whose content on disk is another, or that are not there. */
export function notCommitted(root: string, files: Files): readonly string[] {
  return [...files]
    .filter(([path, content]) => {
      const file = join(root, path);
      return !existsSync(file) || readFileSync(file, 'utf8') !== content;
    })
    .map(([path]) => path);
}
