import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
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
