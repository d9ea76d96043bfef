// What holds data, one row each. Who uses what stands with the services, so that two services which
// start to use one store do not change the same line.
import { SHELVES, type Shelf } from '../../kinds/contract/page-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { table } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';

export function renderStores(environment: Environment): readonly string[] {
  const rows = kindRows(environment);
  return rows.length === 0 ? [] : table(['Store', 'Configuration', 'Purpose'], rows);
}

/** By group of the drawing, and last what is in none. */
function kindRows(environment: Environment): readonly (readonly string[])[] {
  const shelves = [...(Object.keys(SHELVES) as Shelf[]), null];
  return shelves.flatMap((shelf) =>
    everyKind
      .filter(({ page }) => page?.shelf === shelf)
      .flatMap(({ page }) => page?.rows?.(environment) ?? []),
  );
}
