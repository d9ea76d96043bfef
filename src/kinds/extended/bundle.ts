// What the launcher says of `extensions/` in the user's repository: `#extensions` exports one of these.
import type { Position } from '../../diagnostics/diagnostic.ts';

export interface ExtensionModule {
  /** `state-machines`, of `extensions/state-machines/kind.ts`. */
  readonly folder: string;
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  /** Null: there is no such file. */
  readonly source: string | null;
  readonly load: (() => unknown) | null;
}

/** What kept an extension from being read as TypeScript. */
export interface BundleFault {
  readonly text: string;
  readonly at: Position;
  readonly detail?:
    | { readonly code: 'missing'; readonly name: string }
    | {
        readonly code: 'impure';
        readonly name: string;
        readonly what: string;
        readonly advice: string;
      }
    | { readonly code: 'refused'; readonly what: string; readonly advice: string };
}

export interface ExtensionBundle {
  /** The repository they are of; null: nobody has looked. */
  readonly root: string | null;
  readonly faults: readonly BundleFault[];
  readonly modules: readonly ExtensionModule[];
  /** Where in an extension the stack of an error passes first. */
  readonly placeOf: (stack: string) => Position | undefined;
}
