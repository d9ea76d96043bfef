// Everything that asks Prometheus: rules, panels, analyses, triggers, and who takes series over from it.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../model/artifact.ts';
import { objectsOf } from '../artifacts/objects.ts';
import { type ChartComponent, chartComponents } from '../charts/chart-components.ts';
import { asBody, asList, type CheckInput, nameOf } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import { parseJson } from '../parse-json.ts';

export interface Query {
  readonly origin: Path;
  /** `PrometheusRule monitoring/services: ServiceDegraded` */
  readonly title: string;
  readonly expression: string;
  /** Written by whoever wrote the environment. */
  readonly isOfUser: boolean;
}

export const queriesOf = oncePerInput((input: CheckInput): readonly Query[] => [
  ...objectsOf(input, 'PrometheusRule').flatMap((artifact) =>
    rulesOf(artifact).flatMap((rule) =>
      queryOf(artifact, { name: rule['alert'] ?? rule['record'], text: rule['expr'] }),
    ),
  ),
  ...objectsOf(input, 'ConfigMap').flatMap(panelsOf),
  ...['AnalysisTemplate', 'ClusterAnalysisTemplate']
    .flatMap((kind) => objectsOf(input, kind))
    .flatMap((artifact) =>
      asList(asBody(artifact.object['spec'])['metrics'])
        .map(asBody)
        .flatMap(({ name, provider }) => {
          const text = asBody(asBody(provider)['prometheus'])['query'];
          return queryOf(artifact, { name, text });
        }),
    ),
  ...objectsOf(input, 'ScaledObject').flatMap((artifact) =>
    asList(asBody(artifact.object['spec'])['triggers'])
      .map(asBody)
      .filter(({ type }) => type === 'prometheus')
      .flatMap(({ name, metadata }) =>
        queryOf(artifact, { name, text: asBody(metadata)['query'] }, true),
      ),
  ),
  ...chartComponents(input).flatMap(federatedIn),
]);

/** https://prometheus.io/docs/prometheus/latest/federation/ */
function federatedIn({ component, values }: ChartComponent): readonly Query[] {
  const { receivers } = asBody(values['alternateConfig']);
  const { config } = asBody(asBody(receivers)['prometheus']);
  return asList(asBody(config)['scrape_configs'])
    .map(asBody)
    .filter((scrape) => scrape['metrics_path'] === '/federate')
    .flatMap(({ params }) => asList(asBody(params)['match[]']))
    .map((match) => ({
      origin: component.origin,
      title: `Chart ${component.name}`,
      expression: String(match),
      isOfUser: false,
    }));
}

/** Names of series that rules record, which others may ask for. */
export function recordedNames(input: CheckInput): ReadonlySet<unknown> {
  const rules = objectsOf(input, 'PrometheusRule').flatMap(rulesOf);
  return new Set(rules.flatMap(({ record }) => record ?? []));
}

function rulesOf({ object }: KubernetesArtifact) {
  return asList(asBody(object['spec'])['groups'])
    .flatMap((group) => asList(asBody(group)['rules']))
    .map(asBody);
}

/** Of the dashboards that Grafana finds by their label: of panels, and of what marks them. */
function panelsOf(artifact: KubernetesArtifact): readonly Query[] {
  const { object } = artifact;
  if (object.metadata.labels?.['grafana_dashboard'] === undefined) return [];
  return Object.values(asBody(object['data'])).flatMap((text) => {
    const dashboard = asBody(parseJson(String(text)));
    const marks = asList(asBody(dashboard['annotations'])['list']).map(asBody);
    const panels = asList(dashboard['panels'])
      .map(asBody)
      .filter(({ datasource }) => asBody(datasource)['type'] === 'prometheus');
    return [
      ...marks.flatMap(({ name, expr }) => queryOf(artifact, { name, text: expr })),
      ...panels.flatMap(({ title, targets }) =>
        asList(targets).flatMap((target) =>
          queryOf(artifact, { name: title, text: asBody(target)['expr'] }),
        ),
      ),
    ];
  });
}

interface Found {
  readonly name: unknown;
  readonly text: unknown;
}

function queryOf(
  artifact: KubernetesArtifact,
  { name, text }: Found,
  isOfUser = false,
): readonly Query[] {
  if (typeof text !== 'string') return [];
  const title = `${nameOf(artifact.object)}: ${String(name)}`;
  return [{ origin: artifact.origin, title, expression: text, isOfUser }];
}
