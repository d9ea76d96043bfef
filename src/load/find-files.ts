// Which files say something about a system: its own, and the layers beside all systems.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENTS } from './read-text.ts';

/** Relative to the root, sorted. Environments and layers alike. */
export function findFiles(root: string, system: string): readonly string[] {
  const own = `${ENVIRONMENTS}/${system}`;
  return [...yamlIn(root, ENVIRONMENTS), ...yamlIn(root, own)].sort();
}

/** Of all systems. */
export function findAllFiles(root: string): readonly string[] {
  if (!existsSync(join(root, ENVIRONMENTS))) return [];
  const systems = readdirSync(join(root, ENVIRONMENTS), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return [...new Set(systems.flatMap((system) => findFiles(root, system)))].sort();
}

function yamlIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /^[^.].*\.yaml$/.test(entry.name))
    .map(({ name }) => `${folder}/${name}`);
}
