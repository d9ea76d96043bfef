// Sends pods of a chart to spot nodes: values that stand beside those that keep them apart.
import type { ChartPods } from '../../addons/addon.ts';
import { spreadPlaces } from '../../addons/shared/spread-places.ts';
import type { ChartSource } from '../../model/artifact.ts';
import { ratherOnSpot, spotTolerations } from '../../model/nodes/placement.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { mergeJson } from '../../model/values/merge-json.ts';

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
  // What stands at a place already stays.
  return spreadPlaces(pods).reduce<Values>(
    (all, path) => mergeJson(nested(path, placement), all),
    values,
  );
}

function nested(path: readonly string[], value: Values): Values {
  return path.reduceRight<Values>((inner, key) => ({ [key]: inner }), value);
}
