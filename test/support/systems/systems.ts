// The five systems whose designs this repository compiles. They are examples: whoever takes groundplan deletes them,
// and what is asserted about one of them is then not asked, which the end of a run says (say-skipped.ts).
import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const SYSTEMS = [
  'commerce',
  'landing-zone',
  'learning-hub',
  'openedx',
  'three-tier',
] as const;

export type SystemName = (typeof SYSTEMS)[number];

/** Layers alone are no environment. */
function isThere(system: string, root = '.'): boolean {
  const folder = join(root, 'environments', system);
  const isEnvironment = (name: string) => /\.yaml$/.test(name) && !/(^|\.)base\.yaml$/.test(name);
  return existsSync(folder) && readdirSync(folder).some(isEnvironment);
}

/** One of the five, or of whoever took this repository. */
export function hasEnvironments(root: string): boolean {
  const folder = join(root, 'environments');
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.isDirectory() && isThere(entry.name, root),
  );
}

export const systemsGone: readonly SystemName[] = SYSTEMS.filter((system) => !isThere(system));

export function folders(systems: readonly SystemName[]): string {
  return systems.map((system) => `environments/${system}`).join(', ');
}

export function isGone(system: SystemName): boolean {
  return systemsGone.includes(system);
}

/** Of `environments/commerce/prod.yaml`, `dist/commerce` or `commerce/prod`; undefined where it is none of the five. */
export function systemIn(path: string): SystemName | undefined {
  const [first = ''] = path.replace(/^(environments|dist)\//, '').split('/');
  return SYSTEMS.find((system) => system === first);
}

export function isOfGone(path: string): boolean {
  const system = systemIn(path);
  return system !== undefined && isGone(system);
}

/** Those of a table whose systems are there; `pathsOf` tells which environments or files one is about. */
export function askedOf<T>(
  table: readonly T[],
  what: string,
  pathsOf: (row: T) => readonly string[],
): readonly T[] {
  const goneOf = (row: T) =>
    [...new Set(pathsOf(row).flatMap((path) => systemIn(path) ?? []))].filter(isGone);
  const asked = table.filter((row) => goneOf(row).length === 0);
  const gone = [...new Set(table.flatMap(goneOf))];
  if (gone.length > 0)
    noteSkipped({ what: `${table.length - asked.length} of ${table.length} ${what}`, gone });
  return asked;
}

/** The variable that names the file where a run notes what it skips. */
export const SKIPPED_FILE = 'GROUNDPLAN_SKIPPED_FILE';

export interface Skipped {
  readonly what: string;
  readonly gone: readonly SystemName[];
}

/** For the last words of the run. */
export function noteSkipped(skipped: Skipped): void {
  const file = process.env[SKIPPED_FILE];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(skipped)}\n`);
}
