import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import type { Json } from '../../model/artifact.ts';
import { ROLE_ANNOTATION } from '../../model/identity.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import { findSchemaFaults } from '../../model/values/json-schema.ts';
import { isMap } from '../../model/values/merge-json.ts';
import { report } from './codes.ts';

export function checkCharts(environment: Environment): readonly Diagnostic[] {
  return [...unreached(environment), ...annotations(environment)];
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
