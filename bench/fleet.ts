// A repository with many times the systems of this one: each copy has a name, an account and a domain of
// its own.
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
      const files = readdirSync(join(environments, system)).map((file) => {
        const text = readFileSync(join(environments, system, file), 'utf8');
        return [file, text.replaceAll(system, renamed)] as const;
      });
      const domains = domainsIn(files.map(([, text]) => text).join('\n'));
      for (const [file, text] of files) {
        const moved = domains.reduce(
          (all, domain) => all.replaceAll(domain, renameDomain(domain, copy)),
          text,
        );
        writeFileSync(join(folder, file), moved.replaceAll(ACCOUNT, `"${copy + 10}$1"`));
      }
    }
  }
}

/** Two labels each: what the zones are in. */
function domainsIn(text: string): readonly string[] {
  const zones = [...text.matchAll(/\bzone: ([\w.-]+)/g)].map(([, zone = '']) => zone);
  return [...new Set(zones.map((zone) => zone.split('.').slice(-2).join('.')))];
}

function renameDomain(domain: string, copy: number): string {
  const [name = '', ...rest] = domain.split('.');
  return [rename(name, copy), ...rest].join('.');
}

/** As long as before, so that no name outgrows a limit of AWS: `learning-hub` → `learning-h07`. */
function rename(system: string, copy: number): string {
  return `${system.slice(0, -2)}${String(copy).padStart(2, '0')}`;
}
