// What `#extensions` is unless the launcher puts those of a repository in its place: for a repository that
// has none, and for tests.
import type { ExtensionBundle } from './bundle.ts';

export const extensions: ExtensionBundle = {
  root: null,
  faults: [],
  modules: [],
  placeOf: () => undefined,
};
