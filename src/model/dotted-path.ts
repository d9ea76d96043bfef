// `services.web.env."a.b"`: the keys on the way, as commands and contracts of parity write them.
import type { Path } from '../diagnostics/diagnostic.ts';

const STEP = /"((?:[^"\\]|\\.)*)"|([^."]+)/y;

/** A key with a dot in it stands in quotes. Undefined: it is no path. */
export function parsePath(text: string): Path | undefined {
  const keys: string[] = [];
  let at = 0;
  while (at < text.length) {
    STEP.lastIndex = at;
    const found = STEP.exec(text);
    if (found === null) return undefined;
    keys.push(found[2] ?? (found[1] ?? '').replace(/\\(.)/g, '$1'));
    at = STEP.lastIndex;
    if (at === text.length) return keys;
    if (text[at] !== '.') return undefined;
    at += 1;
  }
  return undefined;
}

/** The same the other way round. */
export function dottedPath(path: Path): string {
  return path.map((key) => (/[."\\]/.test(String(key)) ? JSON.stringify(key) : key)).join('.');
}
