// What makes the monitoring stack ours: its first user, alert rules, a dashboard, and monitors of
// the add-ons that were there before Prometheus.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s.js';
import {
  GRAFANA_SECRET,
  kubePrometheusStack,
} from '../../addons/kube-prometheus-stack/kube-prometheus-stack.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { artifactsOf, componentChart } from '../../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../../model/artifact.ts';
import { standardLabels } from '../../model/kubernetes/labels.ts';
import { PROMETHEUS_RULE } from '../../model/kubernetes/monitors.ts';
import { secretName } from '../../model/naming/secrets.ts';
import { dashboardJson } from '../../model/operations/dashboard.ts';
import { NOTIFY_SECRET, notifyProperties } from '../../model/operations/notify.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { addMonitors } from './add-monitors.ts';
import { notifySecret, secretCopy } from './notify-secret.ts';
import { overviewDashboard } from './overview-dashboard.ts';
import { alertRules } from './rules/alert-rules.ts';
import { recordingRules } from './rules/recording-rules.ts';
import type { RuleGroup } from './rules/rule.ts';
import { addScrapeConfigs, addScrapeTargets } from './scrapes.ts';

/** https://prometheus-operator.dev/docs/api-reference/api/ */
interface PrometheusRuleSpec {
  readonly groups: readonly RuleGroup[];
}

/** Grafana does not start without its secret, so the secret comes before the chart. */
const SECRETS = { name: 'monitoring-secrets', wave: -18 } as const;
/** Rules and monitors need the chart's custom resources, so they come after it. */
const CONFIG = { name: 'monitoring-config', wave: -10 } as const;

export function compileMonitoring(environment: Environment): KubernetesOutput {
  const { name: stack, namespace } = kubePrometheusStack;
  if (!environment.addons[stack]) return { components: [], artifacts: [] };
  const origin = ['observability'];
  const source = { type: 'directory' } as const;
  const labels = standardLabels(environment, CONFIG.name, 'monitoring');
  const secrets = componentChart(SECRETS.name, { namespace, labels });
  addGrafanaSecret(secrets, environment);
  addNotifySecret(secrets, environment);
  addScrapeTargets(secrets, environment);
  const config = componentChart(CONFIG.name, { namespace, labels });
  addRules(config, environment);
  addDashboards(config, environment);
  addMonitors(config, environment);
  addScrapeConfigs(config, environment);
  return {
    components: [SECRETS, CONFIG].map((each) => ({ ...each, namespace, source, origin })),
    artifacts: [...artifactsOf(secrets, origin), ...artifactsOf(config, origin)],
  };
}

function addGrafanaSecret(chart: Chart, environment: Environment): void {
  const secret = secretName.grafana(environment);
  const copy = secretCopy(GRAFANA_SECRET, { secret, properties: ['username', 'password'] });
  new ApiObject(chart, GRAFANA_SECRET, copy);
}

function addNotifySecret(chart: Chart, environment: Environment): void {
  if (notifyProperties(environment).length === 0) return;
  new ApiObject(chart, NOTIFY_SECRET, notifySecret(environment, NOTIFY_SECRET));
}

/** One object per group, so that two edits of rules never meet. */
function addRules(chart: Chart, environment: Environment): void {
  for (const group of [...alertRules(environment), ...recordingRules(environment)]) {
    const spec: PrometheusRuleSpec = { groups: [group] };
    new ApiObject(chart, `rules-${group.name}`, {
      ...PROMETHEUS_RULE,
      metadata: { name: group.name },
      spec,
    });
  }
}

function addDashboards(chart: Chart, environment: Environment): void {
  const ofKinds = everyKind.flatMap(({ monitoring }) => monitoring?.dashboards(environment) ?? []);
  for (const dashboard of [overviewDashboard(environment), ...ofKinds]) {
    const name = `dashboard-${dashboard.name}`;
    new KubeConfigMap(chart, name, {
      metadata: { name, labels: { grafana_dashboard: '1' } },
      data: { [`${dashboard.name}.json`]: dashboardJson(environment, dashboard) },
    });
  }
}
