// Runs a TypeScript file: node bin/run.mjs src/main.ts synth …
// Our own sources become one CommonJS file, with the extensions of the repository that is compiled; packages
// are read as they are. What that gives is kept, with V8's compiled code, for the next run with the same inputs;
// `--no-cache` neither looks nor leaves anything.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker } from 'node:worker_threads';
import { findExtensions, rootOf } from './extensions.mjs';
import { cacheFolder } from './start/cache-folder.mjs';
import { shareTime } from './start/compiled.mjs';
import { openLibraries } from './start/libraries.mjs';
import { openProgram } from './start/program.mjs';
import { noStore, openStore } from './start/store.mjs';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry, ...words] = process.argv.slice(2);
const root = rootOf(words, process.cwd());
const folders = root === undefined ? [] : findExtensions(root);
const cache = words.includes('--no-cache') ? undefined : cacheFolder(home);
const store = cache === undefined ? noStore : openStore(join(cache, 'start'));
const place = { home, entry, root: folders.length === 0 ? undefined : root, folders };

const libraries = openLibraries(store, place);
const program = await openProgram(store, place, { cache, startThread });
let toKeep = program.isNew;
if (isMainThread) {
  process.on('exit', () => {
    program.keep();
    libraries.keep();
  });
}
process.argv.splice(1, process.argv.length - 1, join(home, entry), ...words);
program.run(libraries.requireFrom(join(home, entry)), libraries);

/** The same program once more, beside this one; what it would keep, this one does. A new program is kept before, so
 * that no thread bundles it again. */
function startThread(data, transferList) {
  if (toKeep) program.keep();
  toKeep = false;
  shareTime();
  const argv = [entry, ...words];
  new Worker(fileURLToPath(import.meta.url), { argv, workerData: data, transferList }).unref();
}
