// Runs a TypeScript file: node bin/run.mjs src/main.ts synth …
// Our own sources become one CommonJS file; packages stay where they are and are required. A loader that
// transpiles some 250 modules one by one takes half a second more, and so does importing CommonJS
// packages from an ES module, for which Node reads each of them twice. Nothing is cached or stale.
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry, ...words] = process.argv.slice(2);
const bundle = join(root, 'build', `run-${process.pid}.cjs`);

mkdirSync(dirname(bundle), { recursive: true });
try {
  buildSync({
    entryPoints: [join(root, entry)],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    target: 'node20',
    logLevel: 'error',
  });
  process.argv.splice(1, process.argv.length - 1, join(root, entry), ...words);
  createRequire(import.meta.url)(bundle);
} finally {
  rmSync(bundle, { force: true });
}
