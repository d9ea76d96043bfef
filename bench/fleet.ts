// A repository with many times the systems of this one: each copy has a name and an account of its own.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Its first two digits tell copies apart, the others environments. */
const ACCOUNT = /"\d{2}(\d{10})"/g;

/** Lays `copies` of every system of `from` into the new folder `to`. */
export function makeFleet(from: string, to: string, copies: number): void {
  mkdirSync(to, { recursive: true });
  cpSync(join(from, 'locks'), join(to, 'locks'), { recursive: true });
  const environments = join(from, 'environments');
  const systems = readdirSync(environments, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  for (let copy = 0; copy < copies; copy++) {
    for (const system of systems) {
      const renamed = rename(system, copy);
      const folder = join(to, 'environments', renamed);
      mkdirSync(folder, { recursive: true });
      for (const file of readdirSync(join(environments, system))) {
        const text = readFileSync(join(environments, system, file), 'utf8');
        writeFileSync(
          join(folder, file),
          text.replaceAll(system, renamed).replaceAll(ACCOUNT, `"${copy + 10}$1"`),
        );
      }
    }
  }
}

/** As long as before, so that no name outgrows a limit of AWS: `learning-hub` → `learning-h07`. */
function rename(system: string, copy: number): string {
  return `${system.slice(0, -2)}${String(copy).padStart(2, '0')}`;
}
