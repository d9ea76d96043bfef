// Two branches with an edit each, their results with them: merged by git, and compiled again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { neighboursOf } from '../../src/environment/neighbours.ts';
import { hasBlobId } from '../../src/lifecycle/base/blob-id.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import { pipeline } from '../../src/pipeline.ts';
import { drawPair, type Pair } from './draw-pairs.ts';
import type { Edit } from './edits.ts';
import { type Files, type MergeRepository, openMergeRepository } from './merge-repository.ts';

export interface Tried {
  readonly pair: Pair;
  /** Results of which git keeps both sides. */
  readonly conflicts: readonly string[];
  /** Whether git keeps both sides of an environment file: then people say which lines stay. */
  readonly isWrittenTogether: boolean;
  /** Results that a run of synth after the merge would still change, without those. */
  readonly stale: readonly string[];
}

export interface Trials {
  /** Null: nothing of the kind that the seed asks for is valid here. */
  readonly tryPair: (seed: number) => Tried | null;
  readonly close: () => void;
}

/** Of all environments of a repository. */
export function openTrials(root: string): Trials {
  const sources = sourcesIn(root);
  const { value = [] } = loadEnvironments({ root, names: [], edits: sources });
  const environments = new Map(value.map(({ name, environment }) => [name, environment]));
  const readersOf = (name: string) =>
    value
      .filter(({ environment }) => neighboursOf(environment).some((each) => each.name === name))
      .map((each) => each.name);
  const compile = (names: readonly string[], edits: Files): Files | null => {
    const request = { root, names, edits, pages: 'none' as const, onStage: () => undefined };
    const { files, diagnostics } = pipeline.compileFiles({ ...request, commitDate: () => DAY });
    return diagnostics.some(({ severity }) => severity === 'error') ? null : files;
  };
  const base = compile([], sources);
  if (base === null) throw new Error('The environments do not compile.');
  const repository = openMergeRepository(new Map([...sources, ...base]));
  const world: World = { sources, readersOf, compile, repository };
  const tryPair = (seed: number): Tried | null => {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const pair = drawPair(environments, seed + attempt * 1000);
      const tried = pair && tryOne(world, pair);
      if (tried !== null) return tried;
    }
    return null;
  };
  return { tryPair, close: repository.close };
}

/** Some edits are not valid, as a tag of a service that runs the image of another. */
const ATTEMPTS_MAX = 20;

/** No waiver of the repository has ended. */
const DAY = '2026-11-29';

interface World {
  readonly sources: Files;
  readonly readersOf: (name: string) => readonly string[];
  /** Null: it is not valid. */
  readonly compile: (names: readonly string[], edits: Files) => Files | null;
  readonly repository: MergeRepository;
}

/** Null where one of both is not valid, or both together are not. */
function tryOne({ sources, readersOf, compile, repository }: World, pair: Pair): Tried | null {
  const both = [pair.mine, pair.theirs];
  const names = [
    ...new Set(both.flatMap(({ environment }) => [environment, ...readersOf(environment)])),
  ];
  const branch = (edits: readonly Edit[]) => {
    const edited = new Map([...sources, ...edits.reduce(written, sources)]);
    const results = compile(names, edited);
    return results && new Map([...edited, ...results]);
  };
  const [mine, theirs, together] = [branch([pair.mine]), branch([pair.theirs]), branch(both)];
  if (mine === null || theirs === null || together === null) return null;
  const { conflicts, blobs } = repository.merge(mine, theirs);
  const isSource = (path: string) => path.startsWith('environments/');
  const stale = [...together]
    .filter(([path, text]) => !conflicts.includes(path) && !hasBlobId(text, blobs.get(path) ?? ''))
    .map(([path]) => path);
  return {
    pair,
    conflicts: conflicts.filter((path) => !isSource(path)),
    isWrittenTogether: conflicts.some(isSource),
    stale,
  };
}

function written(sources: Files, { environment, path, value }: Edit): Files {
  const file = `environments/${environment}.yaml`;
  const document = parseDocument(sources.get(file) ?? '');
  document.setIn(path, document.createNode(value));
  return new Map([...sources, [file, document.toString({ lineWidth: 0 })]]);
}

/** As the library that edits them writes them, so that an edit changes its own lines alone. */
function sourcesIn(root: string): Files {
  return new Map(
    readdirSync(join(root, 'environments'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => {
        const text = readFileSync(join(root, 'environments', path), 'utf8');
        return [`environments/${path}`, parseDocument(text).toString({ lineWidth: 0 })] as const;
      }),
  );
}
