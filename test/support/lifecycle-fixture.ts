// A fixture of test/fixtures/lifecycle: `base` is laid over the small valid environment and compiled, as if it
// were committed; then `head` is laid over that and compared with it. An empty file takes away what is there.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { committedBase } from '../../scripts/lifecycle/committed-base.ts';
import { type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.ts';
import type { Base } from '../../src/lifecycle/base/base.ts';
import { type Compilation, pipeline } from '../../src/pipeline.ts';
import { validRoot } from './fixture-root.ts';

export const LIFECYCLE_FIXTURES = 'test/fixtures/lifecycle';

/** Everything that is found. */
export function differencesOf(name: string): readonly Diagnostic[] {
  const root = validRoot();
  try {
    return differences(name, root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function differences(name: string, root: string): readonly Diagnostic[] {
  lay(join(LIFECYCLE_FIXTURES, name, 'base'), root);
  const before = compileOnce(root);
  if (hasErrors(before.diagnostics)) {
    throw new Error(`base of ${name} does not compile: ${before.diagnostics[0]?.message}`);
  }
  const base = committedBase(new Map([...sourcesIn(root), ...before.files]));
  lay(join(LIFECYCLE_FIXTURES, name, 'head'), root);
  return compile(root, base).diagnostics;
}

const compiled = new Map<string, Compilation>();

/** Many begin with the same files. */
function compileOnce(root: string): Compilation {
  const key = JSON.stringify(sourcesIn(root));
  const known = compiled.get(key) ?? compile(root);
  compiled.set(key, known);
  return known;
}

function compile(root: string, base?: Base): Compilation {
  const onStage = () => undefined;
  return pipeline.compileFiles({
    ...{ root, names: [], pages: 'none', base, onStage },
    commitDate: () => '2026-11-21',
  });
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

function lay(from: string, root: string): void {
  for (const file of filesIn(from)) {
    const text = readFileSync(join(from, file), 'utf8');
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    if (text === '') rmSync(path, { force: true });
    else writeFileSync(path, text);
  }
}

function sourcesIn(root: string): readonly (readonly [string, string])[] {
  return filesIn(root).map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
}
