import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { findSchemaFaults } from '../../model/values/json-schema.ts';
import { report } from './codes.ts';

export function checkCharts({ charts, services }: Environment): readonly Diagnostic[] {
  return Object.entries(services).flatMap(([service, { uses }]) =>
    uses.charts.flatMap((chart, position) => {
      if (charts[chart]?.ports.length !== 0) return [];
      const path = ['services', service, 'uses', 'charts', position];
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
      const args = { chart, value, schema, expected, detail: expected };
      const path = ['charts', chart, 'values', ...at];
      return report('model/chart-value', args, { path, target: isKey ? 'key' : 'value' });
    });
  });
}
