// Runs a TypeScript file: node bin/run.mjs src/main.ts synth …
// Our own sources become one CommonJS file, with the extensions of the repository that is compiled; packages
// stay where they are and are required. A loader that transpiles some 250 modules one by one takes half a
// second more, and so does importing CommonJS packages from an ES module, for which Node reads each of
// them twice. Nothing is cached or stale.
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, buildSync } from 'esbuild';
import { bundleExtensions, findExtensions, rootOf } from './extensions.mjs';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry, ...words] = process.argv.slice(2);
const bundle = join(home, 'build', `run-${process.pid}.cjs`);

const options = {
  absWorkingDir: home,
  entryPoints: [join(home, entry)],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  target: 'node20',
  logLevel: 'error',
};

mkdirSync(dirname(bundle), { recursive: true });
try {
  const root = rootOf(words, process.cwd());
  const folders = root === undefined ? [] : findExtensions(root);
  if (folders.length === 0) {
    buildSync({ ...options, alias: { '#extensions': join(home, 'src/kinds/extended/none.ts') } });
  } else {
    await bundleExtensions(build, options, { home, root, folders });
  }
  process.argv.splice(1, process.argv.length - 1, join(home, entry), ...words);
  createRequire(import.meta.url)(bundle);
} finally {
  rmSync(bundle, { force: true });
  rmSync(`${bundle}.map`, { force: true });
}
