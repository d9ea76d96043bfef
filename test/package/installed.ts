// The package as npm would lay it out, without npm: its files are those that `npm pack` names, and what it
// depends on stands beside it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../support/root.ts';

export interface PackedFile {
  readonly path: string;
  readonly size: number;
  readonly mode: number;
}

/** Asks npm, which needs no network for it. */
export function packedFiles(): readonly PackedFile[] {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const answer: unknown = JSON.parse(stdout);
  // npm 12 answers by name of the package, those before with a list.
  const [packed] = Object.values(answer as Record<string, { readonly files: PackedFile[] }>);
  return packed?.files ?? [];
}

/** The folder of the package. */
export function installIn(repository: string, files: readonly PackedFile[]): string {
  const modules = join(repository, 'node_modules');
  const home = join(modules, 'groundplan');
  for (const { path } of files) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    cpSync(join(ROOT, path), join(home, path));
  }
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return home;
}
