// The Secret beside Argo CD with what it tells Slack and PagerDuty by: the same as Alertmanager has.
import { ApiObject } from 'cdk8s';
import { installedAddons, namespaceOf } from '../../addons/addons.ts';
import { argoCd } from '../../addons/argo-cd/argo-cd.ts';
import { NOTIFICATIONS_SECRET } from '../../addons/argo-cd/notification-values.ts';
import { artifactsOf, componentChart } from '../../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../../model/artifact.ts';
import { standardLabels } from '../../model/kubernetes/labels.ts';
import { notifyProperties } from '../../model/operations/notify.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { notifySecret } from './notify-secret.ts';

const COMPONENT = 'argo-cd-notifications';
/** After the store of secrets. The controller waits for nothing: it looks again at every change. */
const WAVE = -18;

export function compileNotifications(environment: Environment): KubernetesOutput {
  const isThere = installedAddons(environment).includes(argoCd);
  if (!isThere || notifyProperties(environment).length === 0) {
    return { components: [], artifacts: [] };
  }
  const namespace = namespaceOf(environment, argoCd);
  const origin = ['observability', 'notify'];
  const labels = standardLabels(environment, COMPONENT, 'monitoring');
  const chart = componentChart(COMPONENT, { namespace, labels });
  new ApiObject(chart, NOTIFICATIONS_SECRET, notifySecret(environment, NOTIFICATIONS_SECRET));
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: COMPONENT, wave: WAVE, namespace, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}
