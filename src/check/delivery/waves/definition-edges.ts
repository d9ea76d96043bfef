// The chart that brings a CustomResourceDefinition is there before objects of its kinds, whether we
// write them or another chart does because its values say so.
import { asBody, type CheckInput } from '../../check-input.ts';
import { bringsDefinitions, definerOf } from '../chart-facts.ts';
import { groupOf } from '../delivery-index.ts';
import { chartEnd, type Edge, type End } from './edge.ts';
import { valueEntries } from './value-entries.ts';
import { type PlacedChart, waveIndex } from './wave-index.ts';

/** A kind that something needs the definition of. */
export interface DefinitionNeed {
  readonly chart: string;
  readonly kind: string;
  readonly later: End;
  /** Undefined when nothing in the environment brings the definition. */
  readonly earlier: End | undefined;
}

/** Keys of values that make a chart write custom resources, when they are true or enabled. */
const MADE_BY_VALUES = [
  [/^(enableCertManager|certManager)$/, 'cert-manager.io', 'Certificate'],
  [/^serviceMonitor$/, 'monitoring.coreos.com', 'ServiceMonitor'],
  [/^podMonitor$/, 'monitoring.coreos.com', 'PodMonitor'],
  [/^prometheusRules?$/, 'monitoring.coreos.com', 'PrometheusRule'],
] as const;

export function definitionNeeds(input: CheckInput): readonly DefinitionNeed[] {
  const { objects, charts } = waveIndex(input);
  const definers = new Map(
    charts
      .filter(({ chart, values }) => bringsDefinitions(chart, values))
      .map(({ chart, application }) => [chart, chartEnd(application)]),
  );
  const needOf = (group: string, kind: string, later: End): readonly DefinitionNeed[] => {
    const chart = definerOf(group, kind);
    return chart === undefined ? [] : [{ chart, kind, later, earlier: definers.get(chart) }];
  };
  return [
    ...objects.flatMap(({ artifact, end }) => needOf(groupOf(artifact), artifact.object.kind, end)),
    ...charts.flatMap((placed) =>
      madeBy(placed)
        .filter(([, group, kind]) => definerOf(group, kind) !== placed.chart)
        .flatMap(([, group, kind]) => needOf(group, kind, chartEnd(placed.application))),
    ),
  ];
}

export function definitionEdges(input: CheckInput): readonly Edge[] {
  return definitionNeeds(input).flatMap(({ earlier, later }) =>
    earlier ? [{ earlier, later }] : [],
  );
}

function madeBy({ values }: PlacedChart) {
  const entries = valueEntries(values).filter(
    ([, value]) => value === true || asBody(value)['enabled'] === true,
  );
  return MADE_BY_VALUES.filter(([pattern]) => entries.some(([key]) => pattern.test(key)));
}
