// What an environment has in common with the one that goes before it, as its contract says.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { dottedPath } from '../../../model/dotted-path.ts';
import { type Landscape, neighbour } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import { settingWords } from '../../../model/page/setting-words.ts';
import { ANY, type Judged, judgedDifferences, patternsIn } from '../../../model/parity/contract.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { asPlainObject } from '../../../model/values/plain-object.ts';
import { Environment as schema } from '../../schema/schema.ts';
import { keysAt } from '../../schema/walk-schema.ts';

const WITH: Path = ['parity', 'with'];

export function checkParity(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { parity, system } = environment;
  if (parity.with === null) return [];
  const before = neighbour(landscape, parity.with);
  if (before.system !== system) {
    const args = { name: parity.with, system };
    return [diagnostic('model/parity-elsewhere', args, { path: WITH })];
  }
  const circle = circleFrom(environment, landscape);
  if (circle !== undefined) {
    const args = { chain: circle.join(' → '), isAlone: circle.length === 2 };
    return [diagnostic('model/parity-circle', args, { path: WITH })];
  }
  return [
    ...judgedDifferences(before, environment)
      .filter(({ isAgreed }) => isAgreed)
      .map((difference) => disagreement(difference, { before, environment })),
    ...nowhere(environment, before),
  ];
}

/** Which of those before it come back to the environment itself. */
function circleFrom(environment: Environment, landscape: Landscape): readonly string[] | undefined {
  const own = pathOf(environment);
  const chain = [own];
  let next = environment.parity.with;
  while (next !== null && !chain.includes(next)) {
    chain.push(next);
    next = neighbour(landscape, next).parity.with;
  }
  return next === own ? [...chain, own] : undefined;
}

interface Pair {
  readonly before: Environment;
  readonly environment: Environment;
}

function disagreement(
  { path, from, to, isCarried }: Judged,
  { before, environment }: Pair,
): Diagnostic {
  const [other, own] = [pathOf(before), pathOf(environment)];
  const args = {
    path: dottedPath(path),
    ...{ other, own, isCarried },
    found: settingWords(path, to),
    wanted: settingWords(path, from),
  };
  return diagnostic('model/parity-differs', args, {
    path,
    ...also(path, { environment: other }),
  });
}

/** Entries that a contract names, and neither of the two has. */
function nowhere(environment: Environment, before: Environment): readonly Diagnostic[] {
  return patternsIn(environment.parity).flatMap(({ pattern, text, at }) => {
    const missing = [environment, before].map((each) => missingEntry(each, pattern));
    const [own, other] = missing;
    if (own === undefined || other === undefined) return [];
    const likely = nearest(own.key, [...own.beside, ...other.beside]);
    const suggestion = likely && dottedPath(pattern.with(own.place, likely));
    const args = { text, key: own.key, other: pathOf(before), suggestion };
    return [diagnostic('model/parity-nowhere', args, { path: at })];
  });
}

interface Missing {
  readonly place: number;
  readonly key: string;
  readonly beside: readonly string[];
}

/** Undefined: all entries are there, or nobody says which. */
function missingEntry(environment: Environment, pattern: Path): Missing | undefined {
  let value: unknown = environment;
  for (const [place, key] of pattern.entries()) {
    const entries = asPlainObject(value);
    if (entries === undefined || key === ANY) return undefined;
    if (!Object.hasOwn(entries, key)) {
      const isFree = keysAt(schema, pattern.slice(0, place)) === undefined;
      return isFree ? { place, key: String(key), beside: Object.keys(entries) } : undefined;
    }
    value = entries[key];
  }
  return undefined;
}
