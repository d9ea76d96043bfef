// npm run key-examples
// docs/key-examples.md: an example of every key of the reference, out of environments that compile.
import { writeFileSync } from 'node:fs';
import { keyExamples, refusedKeys } from './key-examples/examples.ts';
import { PAGE, renderKeyExamples } from './key-examples/page.ts';
import { schemaPaths } from './what-is-checked/schema-paths.ts';

const shown = { examples: keyExamples(), refused: refusedKeys(), paths: schemaPaths() };
writeFileSync(PAGE, renderKeyExamples(shown));
