// Pods of charts say what they need, and those that run several times are kept apart and drained in turn.
import type { ChartPods } from '../../addons/addon.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import { type ChartComponent, chartComponents, valueAt } from './chart-components.ts';

export function checkChartPods(input: CheckInput): readonly Diagnostic[] {
  return chartComponents(input).flatMap((chart) =>
    chart.addon.pods
      .filter(({ onlyIf }) => onlyIf === undefined || valueAt(chart.values, onlyIf) === true)
      .flatMap((pods) => [...missingRequests(chart, pods), ...missingAvailability(chart, pods)]),
  );
}

function missingRequests(
  { component, addon, values }: ChartComponent,
  { part, resources }: ChartPods,
): readonly Diagnostic[] {
  return resources.flatMap((path) => {
    const requests = asBody(asBody(valueAt(values, path))['requests']);
    return ['cpu', 'memory']
      .filter((what) => requests[what] === undefined)
      .map((what) =>
        diagnostic(
          'check/chart-requests',
          { chart: addon.chart, part, missing: `${path}.requests.${what}` },
          { path: component.origin },
        ),
      );
  });
}

function missingAvailability(
  { component, addon, values }: ChartComponent,
  { part, replicated }: ChartPods,
): readonly Diagnostic[] {
  if (replicated === undefined) return [];
  const count = Number(valueAt(values, replicated.replicas) ?? 1);
  if (count < 2) return [];
  const { budget, spread } = replicated;
  return [
    ...(isBudget(valueAt(values, budget)) ? [] : [`a PodDisruptionBudget in ${budget}`]),
    ...(spread === null || asList(valueAt(values, spread)).length > 0
      ? []
      : [`a spread over nodes in ${spread}`]),
  ].map((missing) =>
    diagnostic(
      'check/chart-availability',
      { chart: addon.chart, part, count, missing },
      { path: component.origin },
    ),
  );
}

/** Some charts take a switch, some a number by itself. */
function isBudget(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return value !== undefined && value !== null;
  const budget: Body = asBody(value);
  if ('enabled' in budget) return budget['enabled'] === true;
  return budget['maxUnavailable'] !== undefined || budget['minAvailable'] !== undefined;
}
