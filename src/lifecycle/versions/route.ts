// The way from one version to another, in steps that AWS takes.
import { type UpgradedEngine, type UpgradeFacts, upgradesOf } from '../../facts/engine-upgrades.ts';

/** Steps to the wanted version, which is the last of them; null where nobody knows a way. */
export type Route = readonly string[] | null;

export function routeOf(engine: UpgradedEngine, from: string, to: string): Route {
  const facts = upgradesOf(engine);
  if (facts.any || lineOf(engine, from) === lineOf(engine, to)) return [to];
  return facts.each ? oneByOne(from, to) : through({ engine, facts, to }, from, []);
}

/** What a version belongs to, inside of which AWS upgrades to any newer one. */
export function lineOf(engine: UpgradedEngine, version: string): string {
  if (engine === 'msk') return isKraft(version) ? 'KRaft' : 'ZooKeeper';
  return version.split('.').slice(0, upgradesOf(engine).digits).join('.');
}

/** Kafka has no ZooKeeper from 4.0 on; before, MSK names the mode.
 * https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html */
function isKraft(version: string): boolean {
  return version.endsWith('.kraft') || Number(version.split('.')[0]) >= 4;
}

function oneByOne(from: string, to: string): Route {
  const [major, first] = from.split('.').map(Number);
  const [wanted, last] = to.split('.').map(Number);
  if (major === undefined || major !== wanted || first === undefined || last === undefined) {
    return null;
  }
  return Array.from({ length: last - first }, (_, index) => `${major}.${first + 1 + index}`);
}

interface Search {
  readonly engine: UpgradedEngine;
  readonly facts: UpgradeFacts;
  readonly to: string;
}

/** The gates out of a line, one after the other: a line has one way on, or few. */
function through(search: Search, from: string, seen: readonly string[]): Route {
  const { engine, facts } = search;
  const line = lineOf(engine, from);
  if (seen.includes(line)) return null;
  const ways = Object.entries(facts.next)
    .filter(([gate]) => lineOf(engine, gate) === line)
    .flatMap(([gate, targets]) => (targets ?? []).map((target) => ({ gate, target })));
  const routes = ways.flatMap(({ gate, target }) => {
    const beyond = passed(search, target, [...seen, line]);
    if (beyond === null) return [];
    return [[...(startsWith(from, gate) ? [] : [gate]), ...beyond]];
  });
  return routes.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

/** From the moment that the line of `target` is entered. */
function passed(search: Search, target: string, seen: readonly string[]): Route {
  const { engine, facts, to } = search;
  if (lineOf(engine, target) === lineOf(engine, to)) {
    return facts.exact && target !== to ? [target, to] : [to];
  }
  const rest = through(search, target, seen);
  return rest === null ? null : [target, ...rest];
}

/** By whole numbers: 2.1 is no beginning of 2.19. */
function startsWith(version: string, beginning: string): boolean {
  return version === beginning || version.startsWith(`${beginning}.`);
}
