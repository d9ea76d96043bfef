// What of an environment is named by the user, by the schema.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { Environment as schema } from '../../environment/schema/schema.ts';
import { keysAt, schemasAt } from '../../environment/schema/walk-schema.ts';
import type { Namable } from './set-at.ts';

export const namable: Namable = { isName, isFree };

/** Of entries of a map that may have any. */
function isName(path: Path): boolean {
  const parent = path.slice(0, -1);
  if (parent.length === 0) return false;
  const isMap = schemasAt(schema, parent).some((each) => each._zod.def.type === 'record');
  return isMap && keysAt(schema, parent) === undefined;
}

/** Not one of a list of words. */
function isFree(path: Path): boolean {
  return schemasAt(schema, path).every(({ _zod: { values } }) => values === undefined);
}
