// Types of what the package exports, for users whose kinds import it: npm run declarations writes build/types.
// A kind adds its keys to `Environment` by declaring them; the compiler only keeps imports that a type needs, so
// the files that declare are named once more where users come in.
import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const TYPES = 'build/types';
const DOOR = join(TYPES, 'extensions/kind.d.ts');

function main(): void {
  rmSync(TYPES, { recursive: true, force: true });
  const words = ['--no-install', 'tsc', '--project', 'declarations.tsconfig.json'];
  const { status } = spawnSync('npx', words, { stdio: 'inherit' });
  if (status !== 0) {
    process.exitCode = 1;
    return;
  }
  const imports = declaring().map((file) => `export type {} from '${fromDoor(file)}';\n`);
  appendFileSync(DOOR, imports.join(''));
  console.log(`Types in ${TYPES}: ${imports.length} files add keys to an environment.`);
}

function declaring(): readonly string[] {
  return readdirSync(TYPES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.d.ts'))
    .map((path) => join(TYPES, path))
    .filter((path) => /^declare module '/m.test(readFileSync(path, 'utf8')))
    .sort();
}

function fromDoor(file: string): string {
  return relative(join(DOOR, '..'), file)
    .replaceAll(sep, '/')
    .replace(/\.d\.ts$/, '.ts');
}

main();
