// Gives a key another value and asks the rules what they say to it.

import type { Diagnostic, Path } from '../../src/diagnostics/diagnostic.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { groupBy } from '../../src/model/values/group-by.ts';
import { isPlainObject } from '../../src/model/values/plain-object.ts';
import type { Codes } from './codes.ts';
import { otherValues } from './other-values.ts';
import type { SchemaPaths } from './schema-paths.ts';

/** A rule that looks at a key says so in one of so many places where it stands. */
const PLACES = 2;

interface Place {
  readonly environment: Environment;
  readonly path: Path;
  readonly value: unknown;
}

export function probe(
  environments: readonly Environment[],
  { keys }: SchemaPaths,
  codes: Codes,
): void {
  const places = groupBy(
    environments.flatMap((environment) => placesIn(environment, environment, [])),
    ({ path }) => codes.keyOf(path) ?? '',
  );
  for (const [key, some] of places) {
    const type = keys.get(key)?.type;
    if (type === undefined) continue;
    for (const place of spread(some)) ask(place, { key, type }, codes);
  }
}

/** One of each environment first: what two of them write differs more than two entries of one. */
function spread(places: readonly Place[]): readonly Place[] {
  const firsts = [...new Map(places.map((place) => [place.environment, place])).values()];
  return [...firsts, ...places.filter((place) => !firsts.includes(place))].slice(0, PLACES);
}

function placesIn(environment: Environment, value: unknown, path: Path): readonly Place[] {
  const own = { environment, path, value };
  if (!isPlainObject(value)) return [own];
  const below = Object.entries(value).flatMap(([key, each]) =>
    placesIn(environment, each, [...path, key]),
  );
  return [own, ...below];
}

function ask(
  { environment, path, value }: Place,
  { key, type }: { readonly key: string; readonly type: string },
  codes: Codes,
): void {
  const known = new Set(findingsOf(environment).map(idOf));
  for (const other of otherValues(value, type)) {
    const found = findingsOf(put(environment, path, other) as Environment);
    for (const each of found.filter((finding) => !known.has(idOf(finding)))) codes.add(each, key);
  }
}

const knownFindings = new WeakMap<Environment, readonly Diagnostic[]>();

function findingsOf(environment: Environment): readonly Diagnostic[] {
  const known = knownFindings.get(environment);
  if (known) return known;
  const found = environmentRules.flatMap((rule) => answerOf(rule, environment));
  knownFindings.set(environment, found);
  return found;
}

/** A value of no sense may throw a rule that trusts the schema. */
function answerOf(
  rule: (typeof environmentRules)[number],
  environment: Environment,
): readonly Diagnostic[] {
  try {
    return rule(environment);
  } catch {
    return [];
  }
}

function idOf({ code, path = [], message }: Diagnostic): string {
  return [code, path.join('.'), message].join(' ');
}

function put(value: unknown, [key, ...below]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const part = isPlainObject(value) ? value : {};
  return { ...part, [key]: put(part[key], below, other) };
}
