// Monitors of the add-ons, of which many are there before Prometheus.
import { ApiObject, type Chart } from 'cdk8s';
import type { Watching } from '../../addons/addon.ts';
import { installedAddons, namespaceOf, watchingOf } from '../../addons/addons.ts';
import {
  POD_MONITOR,
  type PodMonitorSpec,
  SERVICE_MONITOR,
  type ServiceMonitorSpec,
} from '../../model/kubernetes/monitors.ts';
import type { Environment } from '../../model/schema/environment.ts';

export function addMonitors(chart: Chart, environment: Environment): void {
  for (const addon of installedAddons(environment)) {
    const { name } = addon;
    const watched = watchingOf(environment, addon);
    if (!watched) continue;
    const selection = {
      namespaceSelector: { matchNames: [namespaceOf(environment, addon)] },
      selector: selectorOf(name, watched),
    };
    const endpoints = [endpointOf(watched)];
    const services: ServiceMonitorSpec = { ...selection, endpoints };
    const pods: PodMonitorSpec = { ...selection, podMetricsEndpoints: endpoints };
    const { kind, spec } = watched.isOfService
      ? { kind: SERVICE_MONITOR, spec: services }
      : { kind: POD_MONITOR, spec: pods };
    new ApiObject(chart, `monitor-${name}`, { ...kind, metadata: { name }, spec });
  }
}

function selectorOf(name: string, { pods = [name], labels }: Watching) {
  if (labels) return { matchLabels: labels };
  const key = 'app.kubernetes.io/name';
  return { matchExpressions: [{ key, operator: 'In' as const, values: pods }] };
}

function endpointOf({ port, path, isTls = false }: Watching) {
  return {
    ...(typeof port === 'number' ? { portNumber: port } : { port }),
    ...(path === undefined ? {} : { path }),
    // What it says of objects, such as their namespace, counts more than where its pod is.
    honorLabels: true,
    ...(isTls ? { scheme: 'https', tlsConfig: { insecureSkipVerify: true } } : {}),
    interval: '60s',
  };
}
