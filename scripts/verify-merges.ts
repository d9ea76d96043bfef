// npm run verify:merges [-- --pairs 100] [--part k/n] [--from SEED]
// Draws pairs of edits that two people may make at the same time, merges the two branches with git, results and
// all, and compiles what comes out. Exit code 0: results of changes never conflict, but for rows of pages, and a
// synth after the merge changes nothing; 1: they do; 2: nothing was tried.
import { parseArgs } from 'node:util';
import { openTrials, type Tried } from './merges/try-pairs.ts';
import { partOf } from './terraform/part-of.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '100' },
    part: { type: 'string', default: '1/1' },
    from: { type: 'string', default: '0' },
  },
});

const PAGE = /^dist\/[^/]+\/[^/]+\/README\.md$/;

function main(): number {
  const [pairs, from] = [Number(values.pairs), Number(values.from)];
  const seeds = partOf(
    Array.from({ length: pairs }, (_, at) => from + at),
    values.part,
  );
  if (seeds === undefined || seeds.length === 0) {
    console.error(
      `verify:merges: ${values.part} of ${values.pairs} is nothing. NOTHING WAS MERGED.`,
    );
    return 2;
  }
  const trials = openTrials(process.cwd());
  try {
    const all = seeds.flatMap((seed) => told(trials.tryPair(seed)));
    if (all.length === 0) console.log('!!! There is nothing to edit: NO PAIR WAS MERGED !!!');
    const bad = all.filter(isBad);
    const added = all.filter(({ conflicts }) => conflicts.length > 0).length;
    const together = all.filter(({ isWrittenTogether }) => isWrittenTogether).length;
    console.log(
      `\n${all.length - bad.length} of ${all.length} pairs merge: ${added} with results that synth puts in order, of additions or of pages, ${together} with lines of an environment file that people have to put in order.`,
    );
    return bad.length === 0 ? 0 : 1;
  } finally {
    trials.close();
  }
}

function told(tried: Tried | null): readonly Tried[] {
  if (tried === null) return [];
  const { pair, conflicts, stale, isWrittenTogether } = tried;
  const { mine, theirs } = pair;
  const words = [mine, theirs].map(({ environment, path }) => `${environment} ${path.join('.')}`);
  const together = isWrittenTogether ? ' (side by side in the file)' : '';
  console.log(`${isBad(tried) ? 'FAILED' : 'ok    '}  ${words.join(' and ')}${together}`);
  for (const path of conflicts) console.log(`          both sides of ${path}`);
  for (const path of stale) console.log(`          synth changes ${path}`);
  return [tried];
}

function isBad({ pair, conflicts, stale }: Tried): boolean {
  // What two people add may come to stand in one place of a stack, and rows of a page are neighbours anyway.
  const mayConflict = (path: string) => (pair.mine.isNew && pair.theirs.isNew) || PAGE.test(path);
  return stale.length > 0 || !conflicts.every(mayConflict);
}

process.exitCode = main();
