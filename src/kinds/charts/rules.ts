import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import type { Json } from '../../model/artifact.ts';
import { ROLE_ANNOTATION } from '../../model/identity.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import { findRepeats } from '../../model/values/find-repeats.ts';
import { findSchemaFaults } from '../../model/values/json-schema.ts';
import { isMap } from '../../model/values/merge-json.ts';
import { report } from './codes.ts';

export function checkCharts(environment: Environment): readonly Diagnostic[] {
  return [
    ...unreached(environment),
    ...annotations(environment),
    ...nulls(environment),
    ...accounts(environment),
  ];
}

function nulls({ charts }: Environment): readonly Diagnostic[] {
  return Object.entries(charts).flatMap(([chart, { values }]) =>
    nullsIn(values, []).map((at) => {
      const args = { chart, value: renderPath(at) };
      return report('model/chart-value-null', args, { path: ['charts', chart, 'values', ...at] });
    }),
  );
}

function nullsIn(value: Json, path: Path): readonly Path[] {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, each]: readonly [string | number, Json]) =>
    nullsIn(each, [...path, key]),
  );
}

function accounts({ charts }: Environment): readonly Diagnostic[] {
  const named = Object.entries(charts).flatMap(([chart, { namespace, serviceAccount }]) =>
    serviceAccount === null ? [] : [{ chart, namespace, account: serviceAccount.name }],
  );
  return findRepeats(named, ({ namespace, account }) => `${namespace} ${account}`).map(
    ([first, { chart, account }]) => {
      const path = ['charts', chart, 'serviceAccount', 'name'];
      return report('model/chart-account-taken', { chart, account, other: first.chart }, { path });
    },
  );
}

function unreached(environment: Environment): readonly Diagnostic[] {
  const { charts } = environment;
  return consumersOf(environment).flatMap(({ key: service, uses, path: at }) =>
    uses.charts.flatMap((chart, position) => {
      if (charts[chart]?.ports.length !== 0) return [];
      const path = [...at, 'charts', position];
      return [report('model/chart-unreached', { chart, service }, { path })];
    }),
  );
}

export function checkChartValues({ charts }: Environment): readonly Diagnostic[] {
  return Object.entries(charts).flatMap(([chart, { schema, schemaDocuments, values }]) => {
    const [document] = Object.values(schemaDocuments).flat();
    if (schema === null || document === undefined) return [];
    return findSchemaFaults(document, values).map(({ path: at, expected, isKey }) => {
      const value = renderPath(at);
      const args = { chart, value, file: schema, expected, detail: expected };
      const path = ['charts', chart, 'values', ...at];
      return report('model/chart-value', args, { path, target: isKey ? 'key' : 'value' });
    });
  });
}

/** The annotation with the role is ours to place. */
function annotations({ charts }: Environment): readonly Diagnostic[] {
  return Object.entries(charts).flatMap(([chart, { serviceAccount, values }]) => {
    if (serviceAccount === null) return [];
    const { annotationsAt } = serviceAccount;
    const parts = annotationsAt.split('.');
    const steps = parts.map((_, index) => valueAt(values, parts.slice(0, index + 1)));
    const blocked = steps.findIndex((value) => value !== undefined && !isMap(value));
    const last = steps.at(-1);
    if (blocked >= 0) {
      const path = ['charts', chart, 'values', ...parts.slice(0, blocked + 1)];
      return [report('model/chart-annotations-blocked', { chart, at: annotationsAt }, { path })];
    }
    if (!isMap(last) || !Object.hasOwn(last, ROLE_ANNOTATION)) return [];
    const path = ['charts', chart, 'values', ...parts, ROLE_ANNOTATION];
    return [report('model/chart-role-written', { chart }, { path })];
  });
}

function valueAt(values: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, part) => (isMap(value) && Object.hasOwn(value, part) ? value[part] : undefined),
    values,
  );
}
