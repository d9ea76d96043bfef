// Values of add-ons: a key that the chart does not have, and that is nearly one of its own, changes nothing, and
// Helm says nothing of it.
import { type AddonName, addons } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import generated from '../../../facts/chart-values.generated.json' with { type: 'json' };
import type { Environment } from '../../../model/schema/environment.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';

type Keys = { readonly [key: string]: Keys | string };

// As a type of its own the file would be a union of all its types.
const charts = generated as unknown as Readonly<
  Record<string, { readonly version: string; readonly values: Keys }>
>;

export function checkAddonValues(environment: Environment): readonly Diagnostic[] {
  return addons.flatMap(({ name, chart, version }) => {
    const addon = environment.addons[name as AddonName];
    const known = charts[chart];
    // Of another version than ours, nothing is known.
    const wanted = addon?.version ?? version;
    if (addon === undefined || known?.version !== version || wanted !== version) return [];
    return strangers(addon.values, known.values, ['addons', name, 'values']).map((each) =>
      diagnostic('model/chart-value-unknown', { chart, version, ...each.args }, each.where),
    );
  });
}

interface Stranger {
  readonly args: { readonly value: string; readonly nearest: string };
  readonly where: { readonly path: Path; readonly target: 'key' };
}

/** Charts take more than their defaults show, so that only a slip of the pen is told. */
function strangers(values: unknown, known: Keys, path: Path): readonly Stranger[] {
  if (!isPlainObject(values)) return [];
  return Object.entries(values).flatMap(([key, value]) => {
    const at = [...path, key];
    const below = Object.hasOwn(known, key) ? known[key] : undefined;
    if (below !== undefined) return typeof below === 'string' ? [] : strangers(value, below, at);
    const likely = nearest(
      key,
      Object.keys(known).filter((each) => !Object.hasOwn(values, each)),
    );
    if (likely === undefined) return [];
    return [
      {
        args: { value: at.slice(PREFIX).join('.'), nearest: likely },
        where: { path: at, target: 'key' as const },
      },
    ];
  });
}

/** `addons`, the add-on and `values`. */
const PREFIX = 3;
