// How a service is seen from outside its namespace: load balancers and Prometheus.
import { ApiObject, type Chart } from 'cdk8s';
import { isDefined } from '../addons/addons.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import { SERVICE_MONITOR, type ServiceMonitorSpec } from '../model/kubernetes/monitors.ts';
import {
  TARGET_GROUP_BINDING,
  type TargetGroupBindingSpec,
} from '../model/kubernetes/target-group-binding.ts';
import { targetGroupName } from '../model/naming/network.ts';
import type { Workload } from './workload.ts';

const WAVE = syncWave(1);

export function addExposure(chart: Chart, workload: Workload): void {
  for (const target of workload.targets) addTargetGroupBinding(chart, workload, target);
  if (isDefined(workload.environment, SERVICE_MONITOR)) addServiceMonitor(chart, workload);
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
    ...SERVICE_MONITOR,
    metadata: { name: key, annotations: WAVE },
    spec,
  });
}
