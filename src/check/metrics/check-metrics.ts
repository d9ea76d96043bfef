// Whoever asks Prometheus asks for what somebody exports and nothing drops.
import { addons, installedAddons } from '../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { everyKind } from '../../kinds/kinds.ts';
import type { Exporter } from '../../model/operations/exporter.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { chartComponents } from '../charts/chart-components.ts';
import { asBody, asList, type CheckInput } from '../check-input.ts';
import { metricNames } from './metric-names.ts';
import { type Query, queriesOf, recordedNames } from './queries.ts';

export function checkMetrics(input: CheckInput): readonly Diagnostic[] {
  const isRecorded = recordedNames(input);
  const dropped = droppedIn(input);
  return queriesOf(input).flatMap((query) =>
    metricNames(query.expression)
      .filter((metric) => !isRecorded.has(metric))
      .flatMap((metric) => {
        const { title, origin } = query;
        const code = dropped.some((pattern) => pattern.test(metric))
          ? 'check/metric-dropped'
          : isExported(input, query, metric)
            ? null
            : 'check/metric-unknown';
        return code === null ? [] : [diagnostic(code, { query: title, metric }, { path: origin })];
      }),
  );
}

/** Those that begin like nothing we know are of services, if Prometheus reads any of a service. */
function isExported({ environment }: CheckInput, { isOfUser }: Query, metric: string): boolean {
  if (BUILT_IN.has(metric)) return true;
  const isOf = ({ prefixes }: Exporter) => prefixes.some((prefix) => metric.startsWith(prefix));
  const known = KNOWN.filter(isOf);
  if (known.length === 0) {
    return Object.values(environment.services).some(({ metrics }) => metrics !== null);
  }
  return exportersIn(environment)
    .filter(isOf)
    .some(({ metrics }) => isOfUser || metrics.includes(metric));
}

const KNOWN: readonly Exporter[] = [
  ...addons.flatMap(({ exporters = [] }) => exporters),
  ...everyKind.flatMap(({ monitoring }) => monitoring?.exporters ?? []),
];

/** Those of charts that are there, and of what Prometheus reads outside of the cluster. */
function exportersIn(environment: Environment): readonly Exporter[] {
  const scraped = everyKind.flatMap(({ monitoring }) =>
    monitoring && monitoring.scrapes(environment).length > 0 ? monitoring.exporters : [],
  );
  return [...installedAddons(environment).flatMap(({ exporters = [] }) => exporters), ...scraped];
}

/** https://prometheus.io/docs/concepts/jobs_instances/#automatically-generated-labels-and-time-series */
const BUILT_IN: ReadonlySet<string> = new Set(['up', 'ALERTS', 'scrape_samples_scraped']);

/** By charts themselves, by our values of them, and by monitors. */
function droppedIn(input: CheckInput): readonly RegExp[] {
  const ofCharts = installedAddons(input.environment)
    .flatMap(({ exporters = [] }) => exporters)
    .flatMap(({ dropped = [] }) => dropped);
  const values = chartComponents(input).map((chart) => chart.values);
  const specs = input.objects
    .filter(({ object }) => MONITORS.has(object.kind))
    .map(({ object }) => object['spec']);
  const written = [...values, ...specs].flatMap(relabellingsIn);
  return [...ofCharts, ...written].map((pattern) => new RegExp(`^(?:${pattern})$`));
}

const MONITORS: ReadonlySet<string> = new Set(['PodMonitor', 'ScrapeConfig', 'ServiceMonitor']);

function relabellingsIn(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, below]) =>
    /metric_?relabel/i.test(key)
      ? asList(below).map(asBody).flatMap(droppedNames)
      : relabellingsIn(below),
  );
}

/** Where the name alone decides. */
function droppedNames(rule: ReturnType<typeof asBody>): readonly string[] {
  const labels = asList(rule['sourceLabels'] ?? rule['source_labels']);
  const isByName = labels.length === 1 && labels[0] === '__name__';
  return isByName && rule['action'] === 'drop' ? [String(rule['regex'])] : [];
}
