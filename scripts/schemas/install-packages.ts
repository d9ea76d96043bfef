// The packages that the table is made of ask for Node 22, so they are none of this repository's own: they have a lock
// of their own beside this file, and lie where nothing else finds them.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'build/schemas';

export const PACKAGES = join(FOLDER, 'node_modules');

/** False: npm could not get them. Only their data is read, which Node 20 can as well. */
export function installPackages(): boolean {
  mkdirSync(FOLDER, { recursive: true });
  cpSync('scripts/schemas/packages', FOLDER, { recursive: true });
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
    cwd: FOLDER,
    encoding: 'utf8',
  });
  if (status !== 0) console.error(stderr);
  return status === 0;
}
