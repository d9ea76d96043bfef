// A derived name and the limit of who takes it.
import type { Path } from '../diagnostics/diagnostic.ts';

export interface Name {
  /** Its first word is the set in which it must be the only one: `role`, `table`, `component`. */
  readonly what: string;
  readonly name: string;
  readonly max: number;
  readonly path: Path;
  /** Whether nobody chose it: of two that are alike, the other one is reported. */
  readonly isFixed?: boolean;
}

const COMPONENT_MAX = 63;

/** What one Argo CD Application syncs, under the path of whoever chose its name. */
export function component(what: string, name: string, path: Path): Name {
  return { what: `component ${what}`, name, max: COMPONENT_MAX, path };
}

/** One whose name nobody chose. */
export function fixedComponent(name: string): Name {
  return { ...component(name, name, ['addons']), isFixed: true };
}
