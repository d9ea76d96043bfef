#!/usr/bin/env node
// The command of the package. What is too old for the launcher is said here, before anything newer is imported.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [MAJOR_MIN, MINOR_MIN] = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < MAJOR_MIN || (major === MAJOR_MIN && minor < MINOR_MIN)) {
  console.error(
    `groundplan needs Node ${MAJOR_MIN}.${MINOR_MIN} or newer, and this is ${process.version}`,
  );
  process.exitCode = 2;
} else {
  const launcher = join(dirname(fileURLToPath(import.meta.url)), 'run.mjs');
  process.argv.splice(1, 1, launcher, 'src/main.ts');
  await import('./run.mjs');
}
