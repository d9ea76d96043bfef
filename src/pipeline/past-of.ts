// Environments as they were at the base, read by this program: its files of then over those of now.
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Base } from '../lifecycle/base/base.ts';
import { hasBlobId } from '../lifecycle/base/blob-id.ts';
import { loadEnvironments } from '../load/load-environments.ts';
import type { LoadRequest } from '../load/load-with.ts';
import type { LoadedEnvironment } from '../load/loaded-environment.ts';
import { ENVIRONMENTS, sourceTextIn } from '../load/read-text.ts';
import { once } from '../model/values/once.ts';

/** One load of each environment, however often it is asked for. */
export interface PastFiles {
  /** Texts of the environment files that are not the same now. */
  readonly edited: () => ReadonlyMap<string, string>;
  /** Null where its files do not load any more, since the program has changed with them. */
  readonly environment: (name: string) => LoadedEnvironment | null;
  /** As it is now, of an environment that another one names. */
  readonly neighbour: (name: string) => LoadedEnvironment | null;
}

export function pastFiles(base: Base, root: string): PastFiles {
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
    environment: loadedOnce((name) => ({ root, names: [name], edits: edited() })),
    neighbour: loadedOnce((name) => ({ root, names: [name] })),
  };
}

function loadedOnce(requestOf: (name: string) => LoadRequest) {
  const found = new Map<string, LoadedEnvironment | null>();
  return (name: string) => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const { value, diagnostics } = loadEnvironments(requestOf(name));
    const loaded = hasErrors(diagnostics) ? null : (value?.[0] ?? null);
    found.set(name, loaded);
    return loaded;
  };
}
