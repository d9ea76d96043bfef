// How a service is seen from outside its namespace: load balancers and Prometheus.
import { ApiObject, type Chart } from 'cdk8s';
import { type Labels, syncWave } from '../model/kubernetes/labels.ts';
import {
  TARGET_GROUP_BINDING,
  type TargetGroupBindingSpec,
} from '../model/kubernetes/target-group-binding.ts';
import { targetGroupName } from '../model/naming/network.ts';
import type { Workload } from './workload.ts';

const WAVE = syncWave(1);

/** https://prometheus-operator.dev/docs/api-reference/api/ */
interface ServiceMonitorSpec {
  readonly selector: { readonly matchLabels: Labels };
  readonly endpoints: readonly {
    readonly port: string;
    readonly path: string;
    readonly interval: string;
  }[];
}

export function addExposure(chart: Chart, workload: Workload): void {
  for (const target of workload.targets) addTargetGroupBinding(chart, workload, target.key);
  if (workload.environment.addons['kube-prometheus-stack']) addServiceMonitor(chart, workload);
}

function addTargetGroupBinding(chart: Chart, workload: Workload, target: string): void {
  const { environment, key, service } = workload;
  if (service.port === null) return;
  const spec: TargetGroupBindingSpec = {
    targetGroupName: targetGroupName(environment, target),
    targetType: 'ip',
    serviceRef: { name: key, port: service.port },
  };
  new ApiObject(chart, `target-group-binding-${target}`, {
    ...TARGET_GROUP_BINDING,
    metadata: { name: target, annotations: WAVE },
    spec,
  });
}

function addServiceMonitor(chart: Chart, { key, service, selector }: Workload): void {
  if (service.metrics === null || service.port === null) return;
  const spec: ServiceMonitorSpec = {
    selector: { matchLabels: { ...selector, 'app.kubernetes.io/component': 'service' } },
    endpoints: [{ port: 'http', path: service.metrics.path, interval: '30s' }],
  };
  new ApiObject(chart, 'service-monitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: key, annotations: WAVE },
    spec,
  });
}
