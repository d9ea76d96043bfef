// Which files are of our packages, and what says how those are read.
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, extname, join, sep } from 'node:path';

const MODULES = 'node_modules';

/** The folder of packages that `home` is one of, the outermost; undefined where it is none. */
export function outerModules(home) {
  const segments = home.split(sep);
  const at = segments.indexOf(MODULES);
  return at === -1 ? undefined : segments.slice(0, at + 1).join(sep);
}

export function packageFiles(home) {
  const outer = outerModules(home);
  const top = topOf(outer ?? join(home, MODULES));
  const types = new Map();

  function typeOf(folder) {
    const known = types.get(folder);
    if (known !== undefined) return known;
    const type = typeIn(folder) ?? (folder === top ? 'commonjs' : typeOf(dirname(folder)));
    types.set(folder, type);
    return type;
  }

  return {
    /** CommonJS below node_modules. */
    isReadable(file) {
      if (!file.startsWith(top + sep)) return false;
      const extension = extname(file);
      return extension === '.cjs' || (extension === '.js' && typeOf(dirname(file)) === 'commonjs');
    },
    /** With what else decides which file is meant, and how it is read. */
    settingsOf: (files) => [
      ...files,
      ...files.map((file) => join(packageOf(file), 'package.json')),
      join(home, 'package.json'),
      join(outer === undefined ? home : dirname(outer), 'package-lock.json'),
      join(top, '.package-lock.json'),
    ],
  };
}

function topOf(folder) {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** Of the nearest package.json; undefined where there is none. */
function typeIn(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type ?? 'commonjs';
  } catch {
    return undefined;
  }
}

function packageOf(file) {
  const segments = file.split(sep);
  const at = segments.lastIndexOf(MODULES) + 1;
  return segments.slice(0, at + (segments[at]?.startsWith('@') ? 2 : 1)).join(sep);
}
