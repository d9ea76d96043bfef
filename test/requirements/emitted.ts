// What the environments of this repository compile to, and what is committed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Paths of `files` whose content on disk is another, or that are not there. */
export function notCommitted(root: string, files: Files): readonly string[] {
  return [...files]
    .filter(([path, content]) => {
      const file = join(root, path);
      return !existsSync(file) || readFileSync(file, 'utf8') !== content;
    })
    .map(([path]) => path);
}
