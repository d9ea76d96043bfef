// Dashboards of Grafana, as the JSON that it reads.
// https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
import { slugOf } from '../naming/core.ts';
import type { Environment } from '../schema/environment.ts';

/** Series of Prometheus over time. */
interface Graph {
  readonly title: string;
  readonly expr: string;
  readonly legend: string;
  readonly unit: string;
}

/** Lines of a source of logs. */
interface Lines {
  readonly title: string;
  readonly logs: string;
  readonly source: { readonly type: string; readonly uid: string };
}

export type Panel = Graph | Lines;

export interface Dashboard {
  /** Ends its name, and the name of its ConfigMap. */
  readonly name: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** Marks each panel where the expression has series. */
interface Mark {
  readonly name: string;
  readonly expr: string;
  readonly title: string;
  readonly text: string;
}

const COLUMNS = 2;
const WIDTH = 12;
const HEIGHT = 8;
const DATASOURCE = { type: 'prometheus', uid: 'prometheus' } as const;

export function dashboardJson(environment: Environment, dashboard: Dashboard): string {
  const json = {
    uid: `${slugOf(environment)}-${dashboard.name}`,
    title: dashboard.title,
    tags: [environment.system, environment.environment],
    timezone: 'utc',
    schemaVersion: 39,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    ...marks(environment),
    panels: dashboard.panels.map(placed),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/annotate-visualizations/ */
function marks({ observability, namespaces }: Environment) {
  if (!observability.metrics.marksDeployments) return {};
  const list = [deployments(Object.keys(namespaces).sort())].map(({ name, expr, title, text }) => ({
    name,
    datasource: DATASOURCE,
    enable: true,
    iconColor: 'blue',
    expr,
    step: '60s',
    titleFormat: title,
    textFormat: text,
  }));
  return { annotations: { list } };
}

/** Images that run now and did not five minutes ago. */
function deployments(namespaces: readonly string[]): Mark {
  const images = `kube_pod_container_info{namespace=~"${namespaces.join('|')}"}`;
  const each = 'count by (container, image_spec)';
  return {
    name: 'Deployments',
    expr: `${each} (${images}) unless ${each} (${images} offset 5m)`,
    title: '{{container}}',
    text: '{{image_spec}}',
  };
}

function placed(panel: Panel, index: number) {
  const place = {
    x: (index % COLUMNS) * WIDTH,
    y: Math.floor(index / COLUMNS) * HEIGHT,
    w: WIDTH,
    h: HEIGHT,
  };
  const { title } = panel;
  const shown = { id: index + 1, title, gridPos: place };
  return 'logs' in panel ? lines(shown, panel) : graph(shown, panel);
}

interface Shown {
  readonly id: number;
  readonly title: string;
  readonly gridPos: Readonly<Record<string, number>>;
}

function graph({ id, title, gridPos }: Shown, { expr, legend, unit }: Graph) {
  return {
    id,
    type: 'timeseries',
    title,
    datasource: DATASOURCE,
    gridPos,
    fieldConfig: { defaults: { unit }, overrides: [] },
    targets: [{ refId: 'A', datasource: DATASOURCE, expr, legendFormat: legend }],
  };
}

function lines({ id, title, gridPos }: Shown, { logs, source }: Lines) {
  return {
    id,
    type: 'logs',
    title,
    datasource: source,
    gridPos,
    targets: [{ refId: 'A', datasource: source, expr: logs }],
  };
}
