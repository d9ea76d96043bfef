// What is pinned for one version of Kubernetes, and stays when the cluster goes to the next one.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { bodyOf } from '../../compare/resource-changes.ts';
import type { TransitionInput } from '../../transition.ts';
import { compareVersions } from '../../versions/compare-versions.ts';
import { versionChanges } from '../../versions/version-changes.ts';

interface Pin {
  readonly path: Path;
  readonly pin: string;
}

/** Releases of node groups name the version of Kubernetes that they are for: a rule of the model holds them. */
export function judgePins(input: TransitionInput): readonly Diagnostic[] {
  return versionChanges(input)
    .filter(({ engine, before, after }) => engine === 'eks' && compareVersions(after, before) > 0)
    .flatMap(({ before, after }) =>
      pinsOf(input).map(({ path, pin }) =>
        diagnostic(
          'lifecycle/pinned-behind',
          { key: renderPath(path), pin, before, after },
          { path },
        ),
      ),
    );
}

/** That are written now as they were before. */
function pinsOf({ environment, environmentBefore }: TransitionInput): readonly Pin[] {
  const before = environmentBefore();
  const was = new Set(before === null ? [] : pinsIn(before).map(nameOf));
  return pinsIn(environment).filter((each) => before === null || was.has(nameOf(each)));
}

function nameOf({ path, pin }: Pin): string {
  return `${renderPath(path)}=${pin}`;
}

function pinsIn({ cluster }: TransitionInput['environment']): readonly Pin[] {
  if (cluster === null) return [];
  return [
    ...named(cluster.addons, ['cluster', 'addons'], 'version'),
    ...named(cluster.nodePools, ['cluster', 'nodePools'], 'amiVersion'),
  ];
}

function named(entries: object, at: Path, key: string): readonly Pin[] {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const pin = bodyOf(entry)[key];
    return typeof pin === 'string' ? [{ path: [...at, name, key], pin }] : [];
  });
}
