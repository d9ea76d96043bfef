// npm run life-facts [-- <type>…] [--answers <file>]
// Asks the provider which arguments of which resources force a replacement, and renews
// src/facts/terraform-life.generated.json: of all types that dist/ has, or of those named.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Bodies, emittedBodies, RESULTS } from './life-facts/emitted-bodies.ts';
import { type Asked, questionTypes } from './life-facts/question-types.ts';
import { renderLives } from './life-facts/render-lives.ts';
import { type Lives, summarize } from './life-facts/summarize.ts';
import { withOracle } from './life-facts/with-oracle.ts';
import { lockedVersion } from './terraform/install-provider.ts';
import { hasTerraform } from './terraform/run-terraform.ts';

const FACTS = 'src/facts/terraform-life.generated.json';
/** Of a plan: what it asks about is one file. */
const TYPES_AT_ONCE = 12;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { answers: { type: 'string' } },
  });
  if (!(await hasTerraform())) {
    console.error('life-facts: the terraform program is missing. Nothing was changed.');
    return 2;
  }
  const emitted = emittedBodies(RESULTS);
  const names = positionals.length > 0 ? positionals : [...emitted.keys()].sort();
  const failed: string[] = [];
  for (let from = 0; from < names.length; from += TYPES_AT_ONCE) {
    const some = names.slice(from, from + TYPES_AT_ONCE);
    try {
      await askAbout(some, emitted, values.answers && `${values.answers}.${from}`);
      console.log(`${from + some.length} of ${names.length} types: ${some.join(', ')}`);
    } catch (error) {
      failed.push(...some);
      console.error(`${some.join(', ')}: ${String(error)}`);
    }
  }
  if (failed.length > 0) console.error(`Not asked: ${failed.join(' ')}`);
  return failed.length > 0 ? 1 : 0;
}

async function askAbout(
  names: readonly string[],
  emitted: Bodies,
  answers: string | undefined,
): Promise<void> {
  const asked = await withOracle((oracle) => questionTypes(oracle, names, emitted));
  if (answers) writeFileSync(answers, linesOf(asked));
  renew(summarize(asked));
}

/** A line for each answer. */
function linesOf({ answers, notSettled }: Asked): string {
  const said = answers.map(({ type, path, kind, outcome, reason }) =>
    [outcome, type, path.join('.'), kind, reason].join('\t'),
  );
  const unsaid = notSettled.map(({ type, path, reason }) =>
    ['not asked', type, path.join('.'), '', reason].join('\t'),
  );
  return `${[...said, ...unsaid].join('\n')}\n`;
}

/** Those that were asked; the others stay. */
function renew(lives: Lives): void {
  const { provider, resources } = JSON.parse(readFileSync(FACTS, 'utf8')) as {
    readonly provider: string;
    readonly resources: Lives;
  };
  const version = lockedVersion();
  const before = provider === version ? resources : {};
  writeFileSync(FACTS, renderLives(version, { ...before, ...lives }));
}

void main().then((code) => {
  process.exitCode = code;
});
