// npm run verify:life [-- --part k/n]
// Asks the provider again about the resources that dist/ has, and compares with the facts that the compiler
// judges transitions by. What it could not be asked then is not asked now.
import { parseArgs } from 'node:util';
import { type TerraformLife, terraformLife } from '../src/facts/terraform-life.ts';
import { folders, systemsGone } from '../test/support/systems/systems.ts';
import { emittedBodies, RESULTS } from './life-facts/emitted-bodies.ts';
import { questionTypes } from './life-facts/question-types.ts';
import { type Lives, summarize } from './life-facts/summarize.ts';
import { withOracle } from './life-facts/with-oracle.ts';
import { partOf } from './terraform/part-of.ts';
import { hasTerraform } from './terraform/run-terraform.ts';

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { part: { type: 'string', default: '1/1' } } });
  if (!(await hasTerraform())) {
    console.error('verify:life: the terraform program is missing. NOTHING WAS VERIFIED.');
    return 2;
  }
  if (systemsGone.length > 0) {
    console.warn(
      `!!! ${folders(systemsGone)} is gone: THE FACTS ARE OF ALL FIVE SYSTEMS, AND WERE NOT ASKED AGAIN !!!`,
    );
    return 0;
  }
  const emitted = emittedBodies(RESULTS);
  const all = [...emitted.keys()].filter((type) => terraformLife(type) !== undefined).sort();
  const types = partOf(all, values.part);
  if (types === undefined || types.length === 0) {
    console.error('verify:life: --part is such as 1/12. NOTHING WAS VERIFIED.');
    return 2;
  }
  const began = Date.now();
  const asked = await withOracle((oracle) =>
    questionTypes(oracle, types, emitted, (type, path) => !wasNotAsked(type, path)),
  );
  const seconds = Math.round((Date.now() - began) / 1000);
  const differences = differencesOf(summarize(asked));
  for (const difference of differences) console.log(difference);
  console.log(
    `${types.length} of ${all.length} types asked with ${asked.answers.length} changes in ${seconds} s: ${differences.length} differ.`,
  );
  if (differences.length > 0) console.log('npm run life-facts -- <type> renews what is known.');
  return differences.length > 0 ? 1 : 0;
}

function wasNotAsked(type: string, path: string): boolean {
  return Object.values(terraformLife(type)?.notAsked ?? {}).some((paths) => paths.includes(path));
}

function differencesOf(lives: Lives): readonly string[] {
  return Object.entries(lives).flatMap(([type, life]) => {
    const [was, is] = [linesOf(terraformLife(type) ?? {}), linesOf(life)];
    return [
      ...was.filter((line) => !is.includes(line)).map((line) => `${type}.${line}: is so no more`),
      ...is.filter((line) => !was.includes(line)).map((line) => `${type}.${line}: is not known`),
    ];
  });
}

function linesOf(life: TerraformLife): readonly string[] {
  const { replace = [], keeps = [], inPlace = [], when = {}, where = {} } = life;
  return [
    ...replace.map((path) => `${path} replaces`),
    ...keeps.map((path) => `${path} keeps what it has where it is taken away`),
    ...inPlace.map((path) => `${path} changes in place`),
    ...Object.entries(when).map(([path, kinds]) => `${path} replaces by ${kinds.join(', ')}`),
    ...Object.entries(where).map(
      ([path, values]) => `${path} replaces where ${JSON.stringify(values)}`,
    ),
  ];
}

void main().then((code) => {
  process.exitCode = code;
});
