// A deviation explains a value that is there and differs from the design.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { resolvePath } from '../../model/resolve-path.ts';
import type { Environment } from '../../model/schema/environment.ts';

export function checkDeviations(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.deviations).flatMap(([path, { design }]) => {
    const found = resolvePath(environment, path);
    const where = { path: ['deviations', path], target: 'key' } as const;
    if (!found) return [diagnostic('model/deviation-path', { path }, where)];
    if (!isSame(found.value, design)) return [];
    return [diagnostic('model/deviation-equal', { path, value: String(design) }, where)];
  });
}

/** Compared as written: `1.28` and `"1.28"` mean one version. */
function isSame(value: unknown, design: string | number | boolean): boolean {
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  return isScalar && String(value) === String(design);
}
