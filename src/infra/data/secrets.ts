// The secrets of an environment that lead to no store.
import { kubePrometheusStack } from '../../addons/kube-prometheus-stack/kube-prometheus-stack.ts';
import { secretName } from '../../model/naming/secrets.ts';
import { notifyProperties } from '../../model/operations/notify.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addLoginSecret, addSecret } from '../../terraform/secret.ts';

/** An empty container: webhooks and keys of who is told about alerts. */
export function addNotifySecret(module: RootModule): void {
  const { environment } = module;
  const properties = notifyProperties(environment);
  if (properties.length === 0) return;
  addSecret(module, {
    key: 'notify',
    name: secretName.notify(environment),
    description: `Slack and PagerDuty: ${properties.join(', ')}; filled in by hand`,
    origin: ['observability', 'notify'],
  });
}

/** Logins of add-ons that have a user interface. */
export function addGeneratedLogins(module: RootModule): void {
  const { environment } = module;
  const { name } = kubePrometheusStack;
  if (!environment.addons[name]) return;
  addLoginSecret(module, {
    key: 'grafana',
    name: secretName.grafana(environment),
    description: 'Administrator of Grafana',
    origin: ['addons', name],
    values: { username: 'admin' },
  });
}
