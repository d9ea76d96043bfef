// Sends pods of a chart to spot nodes: values that stand beside those that keep them apart.
import type { ChartPods } from '../../addons/addon.ts';
import { spreadPlaces } from '../../addons/shared/spread-places.ts';
import type { ChartSource } from '../../model/artifact.ts';
import { ratherOnSpot, spotTolerations } from '../../model/nodes/placement.ts';
import type { Environment } from '../../model/schema/environment.ts';

type Values = ChartSource['values'];

export function placeChartPods(
  environment: Environment,
  pods: readonly ChartPods[],
  values: Values,
): Values {
  const tolerations = spotTolerations(environment);
  const placement = {
    affinity: { nodeAffinity: ratherOnSpot(environment) },
    ...(tolerations.length > 0 ? { tolerations: tolerations.map((each) => ({ ...each })) } : {}),
  };
  return spreadPlaces(pods).reduce<Values>((all, path) => merged(all, path, placement), values);
}

/** A copy of `values` with more at `path`; what stands there already stays. */
function merged(values: Values, [key, ...rest]: readonly string[], more: Values): Values {
  if (key === undefined) return withMore(values, more);
  return { ...values, [key]: merged(asValues(values[key]), rest, more) };
}

function withMore(values: Values, more: Values): Values {
  const added = Object.entries(more).map(([key, value]) => [
    key,
    isValues(value) ? withMore(asValues(values[key]), value) : (values[key] ?? value),
  ]);
  return { ...values, ...Object.fromEntries(added) };
}

function asValues(value: unknown): Values {
  return isValues(value) ? value : {};
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
