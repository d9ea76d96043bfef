// What a result may come from: a key that is written, one that has a default, the name of an entry, or a value in
// a file that the environment refers to.

import type { Path, Position } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../model/artifact.ts';

/** `written`: in the file or a layer. `default`: nowhere. `name`: the name of an entry. `read`: in a file of the
 * repository that is no environment file. */
export type KeyType = 'written' | 'default' | 'name' | 'read';

export interface Key {
  /** `shop/prod`: that of the result, or one that it names. */
  readonly environment: string;
  readonly type: KeyType;
  readonly path: Path;
  readonly value: Json;
  /** Where it stands; of a default, where it would be written. */
  readonly at: Position;
  /** Whether the default is that of the tier. Absent: it is that of the schema, or none. */
  readonly isOfTier?: true;
}

export function idOf({ environment, type, path }: Key): string {
  return JSON.stringify([environment, type, ...path]);
}
