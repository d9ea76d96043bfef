// Where runs leave what the next one finds. A checkout of groundplan has `build/`; as a package it may stand
// where nobody may write, and writes nothing into itself.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { outerModules } from './package-files.mjs';

/** Undefined: nowhere. */
export function cacheFolder(home, variables = process.env) {
  const modules = outerModules(home);
  if (modules === undefined) return join(home, 'build');
  const shared = variables['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return [join(modules, '.cache'), shared].map((each) => join(each, 'groundplan')).find(isWritable);
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
