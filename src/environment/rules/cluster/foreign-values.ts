// Values that end in the schema of somebody else: in custom resources that a chart makes, and in EKS add-ons.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { addonValueType, valueForm } from '../../../facts/value-forms.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkForeignValues({ addons, cluster }: Environment): readonly Diagnostic[] {
  return [
    ...Object.entries(addons).flatMap(([chart, addon]) =>
      leavesOf(addon?.values ?? {}).flatMap((leaf) => ofChart(chart, leaf)),
    ),
    ...Object.entries(cluster?.addons ?? {}).flatMap(([addon, { configuration }]) =>
      leavesOf(configuration).flatMap((leaf) => ofClusterAddon(addon, leaf)),
    ),
  ];
}

interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

function leavesOf(value: unknown, path: Path = []): readonly Leaf[] {
  const isMap = value !== null && typeof value === 'object' && !Array.isArray(value);
  if (!isMap) return [{ path, value }];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
}

function ofChart(chart: string, { path, value }: Leaf): readonly Diagnostic[] {
  const form = valueForm(chart, path.join('.'));
  // Another type is reported as such; empty text is what charts write where nothing is said.
  if (form === undefined || typeof value !== 'string' || value === '') return [];
  if (new RegExp(form.pattern).test(value)) return [];
  const args = { chart, value: path.join('.'), found: value, wanted: form.words };
  const where = { path: ['addons', chart, 'values', ...path] };
  return [diagnostic('model/chart-value-form', args, where)];
}

function ofClusterAddon(addon: string, { path, value }: Leaf): readonly Diagnostic[] {
  const wanted = addonValueType(addon, path.join('.'));
  const found = typeof value === 'string' ? 'text' : typeof value;
  if (wanted === undefined || value === null || found === wanted) return [];
  const args = { addon, key: path.join('.'), found: JSON.stringify(value), wanted };
  const where = { path: ['cluster', 'addons', addon, 'configuration', ...path] };
  return [diagnostic('model/cluster-addon-value', args, where)];
}
