// Which differences the contract of parity of an environment is about.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { parsePath } from '../dotted-path.ts';
import type { Environment } from '../schema/environment.ts';
import { type Difference, differencesOf } from './differences.ts';

/** Stands for every key that both environments have. */
export const ANY = '*';

export interface Judged extends Difference {
  /** Whether both have to say the same. */
  readonly isAgreed: boolean;
  /** Whether the one that comes after takes over what the other has. */
  readonly isCarried: boolean;
}

/** What the two say otherwise, by the contract of the one that comes after; what is meant to differ is left out. */
export function judgedDifferences(from: Environment, to: Environment): readonly Judged[] {
  const patternsOf = (...lists: readonly List[]) =>
    patternsIn(to.parity, lists).map(({ pattern }) => pattern);
  const agreed = patternsOf('agree');
  const carried = patternsOf('agree', 'follows');
  const meant = patternsOf('differs');
  return differencesOf(from, to)
    .filter(({ path }) => !meant.some((pattern) => reaches(pattern, path)))
    .map((difference) => ({
      ...difference,
      isAgreed: agreed.some((pattern) => covers(pattern, difference)),
      isCarried: difference.from !== undefined && isNamed(carried, difference),
    }));
}

function isNamed(patterns: readonly Path[], difference: Difference): boolean {
  return patterns.some(
    (pattern) => reaches(pattern, difference.path) && covers(pattern, difference),
  );
}

type List = 'agree' | 'follows' | 'differs';

export interface Pattern {
  readonly pattern: Path;
  /** As it is written. */
  readonly text: string;
  /** Where it stands in the environment. */
  readonly at: Path;
}

const LISTS: readonly List[] = ['agree', 'follows', 'differs'];

export function patternsIn(
  parity: Environment['parity'],
  lists: readonly List[] = LISTS,
): readonly Pattern[] {
  return lists.flatMap((list) =>
    parity[list].flatMap((text, index) => {
      const pattern = parsePath(text);
      return pattern === undefined ? [] : [{ pattern, text, at: ['parity', list, index] }];
    }),
  );
}

/** Whether the pattern names the path, or what lies above it. */
export function reaches(pattern: Path, path: Path): boolean {
  return pattern.length <= path.length && isAlong(pattern, path);
}

/** The same, or it names what would stand below where one of the two has nothing. */
function covers(pattern: Path, { path, from, to }: Difference): boolean {
  if (!isAlong(pattern, path)) return false;
  if (path.length > pattern.length) return true;
  const isOneSided = from === undefined || to === undefined;
  return !(isOneSided && pattern[path.length - 1] === ANY);
}

/** As far as both of them go. */
function isAlong(pattern: Path, path: Path): boolean {
  return pattern.every((key, at) => at >= path.length || key === ANY || key === path[at]);
}
