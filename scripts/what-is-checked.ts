// npm run what-is-checked
// docs/what-is-checked.md: for every key of the reference, which codes look at it. Nobody keeps that by hand.
// Every key is given other values, in the environments of this repository and of its examples, and the rules
// are asked what they say to each; what they say to the fixtures of `test` is added.
import { writeFileSync } from 'node:fs';
import { loadEnvironments } from '../src/load/load-environments.ts';
import { folders, systemsGone } from '../test/support/systems/systems.ts';
import { Codes } from './what-is-checked/codes.ts';
import { askFixtures } from './what-is-checked/fixtures.ts';
import { PAGE, renderWhatIsChecked } from './what-is-checked/page.ts';
import { probe } from './what-is-checked/probe.ts';
import { schemaPaths } from './what-is-checked/schema-paths.ts';

/** The extensions of the second are known because the script is run with its root. */
const ROOTS = ['.', 'examples/parcelwise'];

if (systemsGone.length > 0) {
  console.error(
    `${folders(systemsGone)} is gone: the page is made of all five systems, and was left as it is.`,
  );
  process.exit(2);
}

const paths = schemaPaths();
const codes = new Codes(paths);
const environments = ROOTS.flatMap((root) => loadEnvironments({ root, names: [] }).value ?? []);
probe(
  environments.map(({ environment }) => environment),
  paths,
  codes,
);
askFixtures(codes);
writeFileSync(PAGE, renderWhatIsChecked(paths, codes));
