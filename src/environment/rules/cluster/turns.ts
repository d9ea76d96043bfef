// In which order Argo CD syncs charts and manifests of the user's own: after components there are, not in a
// circle, and said in one way.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import type { Environment } from '../../../model/schema/environment.ts';

interface Turn {
  readonly wave: number | null;
  readonly after: readonly string[];
  readonly path: Path;
}

export function checkTurns(environment: Environment): readonly Diagnostic[] {
  const turns = turnsIn(environment);
  const { services, addons } = environment;
  const known = [...Object.keys(services), ...Object.keys(addons), ...turns.keys()];
  return [...turns].flatMap(([name, { wave, after, path }]) => [
    ...(wave !== null && after.length > 0
      ? [diagnostic('model/turn-twice', { name, wave }, { path: [...path, 'wave'] })]
      : []),
    ...after.flatMap((each, index) => {
      const where = { path: [...path, 'after', index] };
      if (!known.includes(each)) return [unknown(name, each, known, where)];
      const circle = circleFrom(turns, each, name);
      return circle === undefined
        ? []
        : [diagnostic('model/turn-circle', { chain: [name, ...circle].join(' → ') }, where)];
    }),
  ]);
}

function turnsIn(environment: Environment): ReadonlyMap<string, Turn> {
  const turns = everyKind.flatMap(({ collection, platform }) =>
    Object.entries(platform?.turns?.(environment) ?? {}).map(
      ([name, { wave, after }]) => [name, { wave, after, path: [collection, name] }] as const,
    ),
  );
  return new Map(turns);
}

function unknown(
  user: string,
  name: string,
  among: readonly string[],
  where: { readonly path: Path },
): Diagnostic {
  const known = among
    .filter((each) => each !== user)
    .sort()
    .join(', ');
  const place = `the component ${name}`;
  const args = { kind: 'component', name, user, known, place, suggestion: nearest(name, among) };
  return diagnostic('model/unknown-target', args, where);
}

/** The way back to `target`; undefined if there is none. */
function circleFrom(
  turns: ReadonlyMap<string, Turn>,
  from: string,
  target: string,
  passed: readonly string[] = [],
): readonly string[] | undefined {
  if (from === target) return [target];
  if (passed.includes(from)) return undefined;
  for (const each of turns.get(from)?.after ?? []) {
    const way = circleFrom(turns, each, target, [...passed, from]);
    if (way) return [from, ...way];
  }
  return undefined;
}
