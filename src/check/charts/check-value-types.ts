// The values of charts are of the types that their templates expect: those of their defaults.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import generated from '../../facts/chart-values.generated.json' with { type: 'json' };
import type { CheckInput } from '../check-input.ts';
import { type ChartComponent, chartComponents } from './chart-components.ts';

/** `unset`: empty text, which charts write where anything short may stand. */
type ValueType = 'text' | 'number' | 'boolean' | 'list' | 'map' | 'unset';
type ValueTypes = { readonly [key: string]: ValueType | ValueTypes };

// As a type of its own the file would be a union of all its types.
const table = generated as unknown as Readonly<
  Record<string, { readonly version: string; readonly values: ValueTypes }>
>;

interface Misfit {
  readonly path: readonly string[];
  readonly found: string;
  readonly wanted: string;
}

export function checkValueTypes(input: CheckInput): readonly Diagnostic[] {
  return chartComponents(input).flatMap((chart) =>
    misfitsOf(chart).map(({ path, found, wanted }) =>
      diagnostic(
        'check/chart-value-type',
        { chart: chart.addon.chart, value: path.join('.'), found, wanted },
        { path: chart.component.origin },
      ),
    ),
  );
}

/** The defaults of another version than the pinned one are not known. */
function misfitsOf({ addon, version, values }: ChartComponent): readonly Misfit[] {
  const known = table[addon.chart];
  return known?.version === version ? misfitsIn(values, known.values, []) : [];
}

function misfitsIn(
  value: unknown,
  wanted: ValueType | ValueTypes | undefined,
  path: readonly string[],
): readonly Misfit[] {
  if (wanted === undefined || value === null) return [];
  const found = typeOf(value);
  const expected = typeof wanted === 'string' ? wanted : 'map';
  if (!fits(value, found, expected)) return [{ path, found, wanted: expected }];
  if (found !== 'map' || typeof wanted === 'string') return [];
  return Object.entries(value as object).flatMap(([key, below]) =>
    misfitsIn(below, wanted[key], [...path, key]),
  );
}

function fits(value: unknown, found: ValueType, wanted: ValueType): boolean {
  if (found === wanted) return true;
  // Such as of a PodDisruptionBudget, which takes shares as well.
  if (wanted === 'number') return typeof value === 'string' && value.endsWith('%');
  return wanted === 'unset' && found !== 'list' && found !== 'map';
}

function typeOf(value: unknown): ValueType {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'text' : 'map';
}
