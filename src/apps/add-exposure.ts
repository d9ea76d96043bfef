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
import { type Exposure, exposuresOf, metricsPort } from '../model/services/edges.ts';
import { portNamed, portsOf } from '../model/services/ports.ts';
import type { Workload } from './workload.ts';

const WAVE = syncWave(1);

export function addExposure(chart: Chart, workload: Workload): void {
  for (const exposure of exposuresOf(workload.environment, workload.key)) {
    addTargetGroupBinding(chart, workload, exposure);
  }
  if (isDefined(workload.environment, SERVICE_MONITOR)) addServiceMonitor(chart, workload);
}

function addTargetGroupBinding(chart: Chart, workload: Workload, exposure: Exposure): void {
  const { environment, key, service } = workload;
  const { group } = exposure;
  const port = portNamed(service, exposure.port);
  if (port === undefined) return;
  // Where UDP and TCP share a number, the name tells them apart.
  const isAlone = portsOf(service).filter((each) => each.port === port.port).length === 1;
  const spec: TargetGroupBindingSpec = {
    targetGroupName: targetGroupName(environment, group),
    targetType: 'ip',
    serviceRef: { name: key, port: isAlone ? port.port : port.name },
  };
  new ApiObject(chart, `target-group-binding-${group}`, {
    ...TARGET_GROUP_BINDING,
    metadata: { name: group, annotations: WAVE },
    spec,
  });
}

function addServiceMonitor(chart: Chart, { key, service, selector }: Workload): void {
  const port = metricsPort(service);
  if (service.metrics === null || port === undefined) return;
  const spec: ServiceMonitorSpec = {
    selector: { matchLabels: { ...selector, 'app.kubernetes.io/component': 'service' } },
    endpoints: [{ port: port.name, path: service.metrics.path, interval: '30s' }],
  };
  new ApiObject(chart, 'service-monitor', {
    ...SERVICE_MONITOR,
    metadata: { name: key, annotations: WAVE },
    spec,
  });
}
