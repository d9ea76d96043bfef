// Runs a TypeScript file: node bin/run.mjs src/main.ts synth …
// Bundling our own sources (packages stay where they are) and importing the result takes about 0.1 s,
// while loading some 250 modules one by one through a transpiling loader takes 0.6 s. Nothing is
// cached, so nothing is ever stale.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry, ...words] = process.argv.slice(2);
const bundle = join(root, 'build', `run-${process.pid}.mjs`);

mkdirSync(dirname(bundle), { recursive: true });
try {
  buildSync({
    entryPoints: [join(root, entry)],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    logLevel: 'error',
  });
  process.argv.splice(1, process.argv.length - 1, join(root, entry), ...words);
  await import(pathToFileURL(bundle).href);
} finally {
  rmSync(bundle, { force: true });
}
