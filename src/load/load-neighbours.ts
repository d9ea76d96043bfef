// Environments that nobody asked for, but that the asked ones name: without them these cannot be compiled.
import { type Diagnostic, diagnostic, type Path, type Result } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { FoundEnvironment } from './find-environments.ts';
import type { Valid } from './loaded-environment.ts';
import { locateIn } from './places/locate-in.ts';
import type { Places } from './places/places.ts';

type Attempt<E> = Result<Valid<E>>;

interface Request<E> {
  /** All environments that there are. */
  readonly all: readonly FoundEnvironment[];
  /** By name. */
  readonly asked: ReadonlyMap<string, Attempt<E>>;
  readonly namedBy: (environment: E) => readonly { readonly name: string; readonly path: Path }[];
  readonly load: (found: FoundEnvironment) => Attempt<E>;
}

/** Stands for what was asked for, and is loaded already. */
const NOTHING = { diagnostics: [] };

interface Neighbours<E> {
  readonly value: readonly Valid<E>[];
  /** Errors only: whoever asks for one environment is not told about the warnings of another. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads what the asked environments name, what that names in turn, and so on. */
export function loadNeighbours<E>({ all, asked, namedBy, load }: Request<E>): Neighbours<E> {
  const known = new Map(all.map((each) => [each.name, each]));
  const loaded = new Map<string, Attempt<E>>([...asked.keys()].map((name) => [name, NOTHING]));
  const unknown: Diagnostic[] = [];
  const queue = [...asked.values()].flatMap(({ value }) => value ?? []);
  for (let each = queue.shift(); each !== undefined; each = queue.shift()) {
    const from = each;
    const named = namedBy(from.environment);
    unknown.push(...unknownNeighbours(from, namedBy, known));
    const fresh = named.flatMap(({ name }) => known.get(name) ?? []);
    for (const found of fresh.filter(({ name }) => !loaded.has(name))) {
      const attempt = load(found);
      loaded.set(found.name, attempt);
      if (attempt.value) queue.push(attempt.value);
    }
  }
  const attempts = [...loaded.values()];
  const errors = diagnosticsOf(attempts).filter(({ severity }) => severity === 'error');
  return {
    value: attempts.flatMap(({ value }) => value ?? []),
    diagnostics: [...unknown, ...errors],
  };
}

/** Those that an environment names and that are not among the known ones. */
export function unknownNeighbours<E>(
  from: Valid<E>,
  namedBy: Request<E>['namedBy'],
  known: ReadonlyMap<string, unknown>,
): readonly Diagnostic[] {
  return namedBy(from.environment)
    .filter(({ name }) => !known.has(name))
    .map(({ name, path }) => unknownNeighbour(from, name, path, known));
}

export function diagnosticsOf(attempts: readonly Result<unknown>[]): readonly Diagnostic[] {
  return attempts.flatMap(({ diagnostics }) => diagnostics);
}

function unknownNeighbour(
  loaded: Places,
  name: string,
  path: Path,
  known: ReadonlyMap<string, unknown>,
): Diagnostic {
  const names = [...known.keys()];
  const args = { name, suggestion: nearest(name, names), known: names.join(', ') };
  return locateIn(loaded, diagnostic('model/unknown-environment', args, { path }));
}
