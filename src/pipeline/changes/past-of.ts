// Environments as they were at the base, read by this program: its files of then over those of now.
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Base } from '../../lifecycle/base/base.ts';
import { hasBlobId } from '../../lifecycle/base/blob-id.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import type { LoadRequest } from '../../load/load-with.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { ENVIRONMENTS, sourceTextIn } from '../../load/read-text.ts';
import { once } from '../../model/values/once.ts';

/** One load of each environment, however often it is asked for. */
export interface PastFiles {
  /** Texts of the environment files that are not the same now. */
  readonly edited: () => ReadonlyMap<string, string>;
  /** Null where its files do not load any more, since the program has changed with them. */
  readonly environment: (name: string) => LoadedEnvironment | null;
  /** As it is now, of an environment that another one names. */
  readonly neighbour: (name: string) => LoadedEnvironment | null;
}

/** `names`: of the environments that will be asked about; they are loaded together, since they share layers. */
export function pastFiles(base: Base, root: string, names: readonly string[]): PastFiles {
  const edited = once(() => {
    const textNow = sourceTextIn(root);
    const paths = [...base.blobs]
      .filter(([path]) => path.startsWith(`${ENVIRONMENTS}/`) && path.endsWith('.yaml'))
      .filter(([path, id]) => !hasBlobId(textNow(path) ?? '', id))
      .map(([path]) => path);
    return base.read(paths);
  });
  return {
    edited,
    environment: loadedOnce(names, (some) => ({ root, names: some, edits: edited() })),
    neighbour: loadedOnce([], (some) => ({ root, names: some })),
  };
}

type RequestOf = (names: readonly string[]) => LoadRequest;

/** Where one of them does not load, each is loaded by itself. */
function loadedOnce(names: readonly string[], requestOf: RequestOf) {
  const together = once(() => {
    const { value = [] } = names.length > 1 ? loadEnvironments(requestOf(names)) : {};
    return new Map(value.map((each) => [each.name, each]));
  });
  const alone = new Map<string, LoadedEnvironment | null>();
  return (name: string) => {
    const known = together().get(name) ?? alone.get(name);
    if (known !== undefined) return known;
    const { value, diagnostics } = loadEnvironments(requestOf([name]));
    const loaded = hasErrors(diagnostics) ? null : (value?.[0] ?? null);
    alone.set(name, loaded);
    return loaded;
  };
}
