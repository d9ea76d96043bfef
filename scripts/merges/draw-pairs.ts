// Pairs of edits that two people may make at the same time: the same seeds draw the same ones.
import type { Environment } from '../../src/model/schema/environment.ts';
import { additionsTo, changesOf, type Edit } from './edits.ts';

export interface Pair {
  readonly seed: number;
  readonly mine: Edit;
  readonly theirs: Edit;
}

export type Environments = ReadonlyMap<string, Environment>;

/** Of one seed: two services, two stores, one of each, two environments, or two stores that are new. Null: there
 * are no such in these environments. */
export function drawPair(environments: Environments, seed: number): Pair | null {
  const random = randomOf(seed);
  const names = [...environments.keys()].sort();
  const wanted = KINDS[seed % KINDS.length] ?? 'services';
  for (let draw = 0; draw < DRAWS_MAX; draw += 1) {
    const mine = pick(editsIn(environments, pick(names, random), wanted), random);
    const others =
      wanted === 'environments' ? names.filter((name) => name !== mine?.environment) : [];
    const place = wanted === 'environments' ? pick(others, random) : mine?.environment;
    const theirs = pick(
      editsIn(environments, place, wanted === 'mixed' ? 'stores' : wanted).filter(
        (edit) => `${edit.environment} ${edit.subject}` !== `${mine?.environment} ${mine?.subject}`,
      ),
      random,
    );
    if (mine !== undefined && theirs !== undefined) return { seed, mine, theirs };
  }
  return null;
}

const DRAWS_MAX = 300;

type Kind = 'services' | 'stores' | 'mixed' | 'environments' | 'additions';

/** Three quarters change what is there; the others add. */
const KINDS: readonly Kind[] = ['services', 'stores', 'mixed', 'environments', 'additions'];

function editsIn(
  environments: Environments,
  name: string | undefined,
  kind: Kind,
): readonly Edit[] {
  const environment = name === undefined ? undefined : environments.get(name);
  if (name === undefined || environment === undefined) return [];
  if (kind === 'additions') return additionsTo(name, environment);
  const all = changesOf(name, environment);
  const isOfService = ({ path }: Edit) => path[0] === 'services';
  const isOfStore = ({ subject, path }: Edit) =>
    subject !== path.join('.') && path[0] !== 'services';
  if (kind === 'services' || kind === 'mixed') return all.filter(isOfService);
  return kind === 'stores' ? all.filter(isOfStore) : all;
}

function pick<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Mulberry32: small, and the same everywhere. https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function randomOf(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
