// What brings a CustomResourceDefinition is there before objects of its kinds, whether we write them or
// a chart does because its values say so.
import { addonOfComponent, addonsOf } from '../../../addons/addons.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { definedBy, definerOf } from '../chart-facts.ts';
import { type Application, groupOf } from '../delivery-index.ts';
import { chartEnd, type Edge, type End } from './edge.ts';
import { valueEntries } from './value-entries.ts';
import { type PlacedChart, waveIndex } from './wave-index.ts';

/** A kind that something needs the definition of. */
export interface DefinitionNeed {
  /** That defines it, if an add-on does. */
  readonly addon: string | undefined;
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
  const definers = definersIn(input);
  const standing = standingAddons(input);
  const needOf = (group: string, kind: string, later: End): readonly DefinitionNeed[] => {
    const addon = definerOf(group, kind);
    const earlier = definers.get(`${group}/${kind}`) ?? definers.get(group);
    if (addon === undefined && earlier === undefined) return [];
    if (standing.has(addon)) return [];
    return [{ addon, kind, later, earlier }];
  };
  return [
    ...objects.flatMap(({ artifact, end }) => needOf(groupOf(artifact), artifact.object.kind, end)),
    ...charts.flatMap((placed) =>
      madeBy(placed)
        .filter(([, group, kind]) => definerOf(group, kind) !== addonOf(input, placed))
        .flatMap(([, group, kind]) => needOf(group, kind, chartEnd(placed.application))),
    ),
  ].filter(({ earlier, later }) => earlier?.application !== later.application);
}

/** Whose kinds a cluster that stands already knows. */
function standingAddons({ environment }: CheckInput): ReadonlySet<string | undefined> {
  const standing = addonsOf(environment).filter(
    ({ name }) => environment.addons[name]?.existing !== null,
  );
  return new Set(standing.map(({ name }) => name));
}

/** By group, or by kind as `group/Kind`. */
function definersIn(input: CheckInput): ReadonlyMap<string, End> {
  const { charts } = waveIndex(input);
  return new Map(
    charts.flatMap((placed) =>
      definitionsOf(input, placed).map((name) => [name, chartEnd(placed.application)] as const),
    ),
  );
}

function definitionsOf(input: CheckInput, { application, values }: PlacedChart): readonly string[] {
  const addon = addonOfComponent(input.environment, componentOf(application));
  if (addon) return definedBy(addon, values);
  const source = input.components.find(({ name }) => name === application.syncs)?.source;
  return source?.type === 'chart' ? (source.definitions ?? []) : [];
}

function addonOf({ environment }: CheckInput, { application }: PlacedChart): string | undefined {
  return addonOfComponent(environment, componentOf(application))?.name;
}

function componentOf({ syncs = '' }: Application): { readonly name: string } {
  return { name: syncs };
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
