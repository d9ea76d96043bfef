// What a finding about an environment is located by.
import type { Path, Position } from '../../diagnostics/diagnostic.ts';

export interface Places {
  /** `<system>/<environment>`, for example `learning-hub/prod`. */
  readonly name: string;
  /** Relative to the root, with forward slashes: `environments/learning-hub/prod.yaml`. */
  readonly file: string;
  /** Absent keys and defaults of the schema resolve to the key of the nearest parent. */
  readonly locate: (path: Path, target: 'key' | 'value') => Position | undefined;
  /** What is written at a path itself; undefined where nothing is. */
  readonly seek: (path: Path) => Written | undefined;
}

export interface Written {
  readonly key: Position | undefined;
  readonly value: Position;
  readonly isMap: boolean;
}
