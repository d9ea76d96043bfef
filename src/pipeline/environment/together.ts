// Environments read and worked on by a crew. Each member reads a system as a whole, since its environments name
// each other most; what it is asked about later, it has read.
import { findEnvironments, pickEnvironments } from '../../load/find-environments.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import type { LoadedEnvironment, Standing } from '../../load/loaded-environment.ts';
import type { Landscape } from '../../model/landscape/landscape.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { once } from '../../model/values/once.ts';
import type { Answer, Crew } from '../../workers/crew.ts';
import type { OnStage } from '../stage.ts';
import type { Compilable } from './compile-environment.ts';
import { type Outcome, workOn } from './work-on.ts';

/** Of one environment. */
export interface Read extends Standing<Environment> {
  readonly name: string;
  readonly layers: readonly string[];
}

type Asks =
  | { readonly root: string; readonly read: readonly string[] }
  | { readonly root: string; readonly work: string; readonly lock: string };

interface WorkedOn {
  readonly outcome: Outcome;
  /** Neighbours that it asked for, and that its thread had not read. */
  readonly lacked: readonly string[];
}

/** What a thread does, by itself. */
export function answering(): (asks: unknown) => unknown {
  const known = new Map<string, Compilable>();
  const load = (root: string, names: readonly string[]) => {
    const { value = [] } = loadEnvironments({ root, names });
    for (const each of value) known.set(each.name, withoutTrees(root, each));
    return value;
  };
  return (asked) => {
    const asks = asked as Asks;
    if ('read' in asks) return load(asks.root, asks.read).map(readOf);
    if (!known.has(asks.work)) load(asks.root, [asks.work]);
    const loaded = known.get(asks.work);
    known.delete(asks.work);
    return loaded && workedOn(loaded, asks.lock);
  };
}

/** Where its parts stand takes more memory than all else, and is read again where there is a finding. */
function withoutTrees(root: string, loaded: LoadedEnvironment): Compilable {
  const { name, file, environment, landscape, folders, diagnostics } = loaded;
  const again = once(() => loadEnvironments({ root, names: [name] }).value?.[0]);
  return {
    ...{ name, file, environment, landscape, folders, diagnostics },
    locate: (path, target) => again()?.locate(path, target),
    seek: (path) => again()?.seek(path),
  };
}

function readOf({ name, environment, alone: diagnostics, layers }: LoadedEnvironment): Read {
  return { name, environment, diagnostics, layers };
}

/** Undefined: it was made with all others, of which a thread has only some. */
function workedOn(loaded: Compilable, lock: string): WorkedOn | undefined {
  const { plan: _, ...outcome } = workOn(loaded, { lock, onStage: () => undefined });
  if (outcome.neighbours === null) return undefined;
  return { outcome, lacked: outcome.neighbours.filter((name) => !loaded.landscape.has(name)) };
}

export interface Together {
  readonly read: ReadonlyMap<string, Read>;
  /** Of those that were read, as far as threads can. */
  readonly work: (lock: string, landscape: Landscape) => ReadonlyMap<string, Outcome>;
}

interface Reading {
  readonly root: string;
  readonly names: readonly string[];
  readonly standing: ReadonlyMap<string, unknown>;
  readonly onStage: OnStage;
  /** Null: nobody works side by side. */
  readonly crew: ((tasks: number) => Crew | null) | null;
}

export const ALONE: Together = { read: new Map(), work: () => new Map() };

export function readTogether(reading: Reading): Together {
  const { root, names, standing, onStage, crew: hire } = reading;
  if (hire === null) return ALONE;
  const { value: found = [] } = pickEnvironments(findEnvironments(root), names);
  const fresh = found.filter(({ name }) => !standing.has(name));
  const crew = hire(fresh.length);
  if (crew === null) return ALONE;
  const systems = [...new Set(fresh.map(({ system }) => system))].map((system) =>
    fresh.filter((each) => each.system === system).map(({ name }) => name),
  );
  const questions = systems.map((read) => ({ asks: { root, read } satisfies Asks }));
  const answers = crew.ask(questions, () => undefined);
  const readers = new Map<string, number>();
  const read = answers.flatMap(({ value, by }) => {
    const all = (value ?? []) as readonly Read[];
    for (const { name } of all) readers.set(name, by);
    return all;
  });
  return {
    read: new Map(read.map((each) => [each.name, each])),
    work: (lock, landscape) => {
      const asked = read.map(({ name }) => ({
        asks: { root, work: name, lock } satisfies Asks,
        of: readers.get(name) ?? 0,
      }));
      let done = 0;
      const worked = crew.ask(asked, (at) => {
        done += 1;
        onStage('compile', read[at]?.name, `${done} of ${read.length}`);
      });
      return new Map(worked.flatMap((answer) => outcomeOf(answer, landscape)));
    },
  };
}

function outcomeOf(
  { value }: Answer,
  landscape: Landscape,
): readonly (readonly [string, Outcome])[] {
  const worked = value as WorkedOn | undefined;
  if (worked === undefined || worked.lacked.some((name) => landscape.has(name))) return [];
  return [[worked.outcome.name, worked.outcome]];
}
