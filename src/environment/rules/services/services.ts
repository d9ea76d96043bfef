// Ports, limits, rollouts and connections of services.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { memoryBytes, milliCpu } from '../../../model/quantity.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { callersOf } from '../../../model/services/calls.ts';
import { canaryMeasure } from '../../../model/services/canary.ts';
import { exposuresOf } from '../../../model/services/edges.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';

const MEASURE = { cpu: milliCpu, memory: memoryBytes } as const;
const RESOURCES = ['cpu', 'memory'] as const;

export function checkServices(environment: Environment): readonly Diagnostic[] {
  return [
    ...uniquePorts(environment),
    ...bounds(environment),
    ...Object.entries(environment.services).flatMap(([key, service]) => [
      ...limits(environment, key, service),
      ...requests(key, service),
      ...rollout(key, service),
      ...canary(environment, key),
      ...disruption(key, service),
      ...autoscaling(key, service),
      ...rightSizing(key, service),
      ...unmeasured(key, service),
      ...webSockets(environment, key, service),
    ]),
  ];
}

function uniquePorts({ services, policies }: Environment): readonly Diagnostic[] {
  if (!policies.uniqueServicePorts) return [];
  const taken = Object.entries(services).flatMap(([service, { namespace, port }]) =>
    port === null ? [] : [{ service, namespace, port }],
  );
  return findRepeats(taken, ({ namespace, port }) => `${namespace}:${port}`).map(
    ([{ service: other }, { service, port }]) => {
      const path = ['services', service, 'port'];
      return diagnostic('model/port-duplicate', { service, port, other }, { path });
    },
  );
}

function bounds({ policies }: Environment): readonly Diagnostic[] {
  const { limitBounds } = policies;
  if (limitBounds === null) return [];
  return RESOURCES.flatMap((resource) => {
    const [low = '', high = ''] = limitBounds[resource];
    if (MEASURE[resource](low) <= MEASURE[resource](high)) return [];
    const path = ['policies', 'limitBounds', resource];
    return [diagnostic('model/limit-bounds-reversed', { resource, low, high }, { path })];
  });
}

function limits(
  environment: Environment,
  key: string,
  { resources }: Service,
): readonly Diagnostic[] {
  const { limitBounds } = environment.policies;
  if (limitBounds === null) return [];
  return RESOURCES.flatMap((resource) => {
    const [low = '', high = ''] = limitBounds[resource];
    const found = resources.limits[resource];
    const measure = MEASURE[resource];
    if (measure(low) > measure(high)) return [];
    if (measure(found) >= measure(low) && measure(found) <= measure(high)) return [];
    const path = ['services', key, 'resources', 'limits', resource];
    const args = { service: key, resource, found, low, high };
    const other = also(['policies', 'limitBounds', resource]);
    return [diagnostic('model/limit-out-of-bounds', args, { path, ...other })];
  });
}

function requests(key: string, { resources }: Service): readonly Diagnostic[] {
  return RESOURCES.flatMap((resource) => {
    const request = resources.requests[resource];
    const limit = resources.limits[resource];
    if (MEASURE[resource](request) <= MEASURE[resource](limit)) return [];
    const path = ['services', key, 'resources', 'requests', resource];
    const args = { service: key, resource, request, limit };
    const other = also(['services', key, 'resources', 'limits', resource]);
    return [diagnostic('model/request-over-limit', args, { path, ...other })];
  });
}

function rollout(
  service: string,
  { rollout: settings, singleton }: Service,
): readonly Diagnostic[] {
  const { strategy, maxSurge, maxUnavailable } = settings;
  const isStuck = strategy !== 'blueGreen' && !singleton && maxSurge === 0 && maxUnavailable === 0;
  const path = ['services', service, 'rollout', 'maxSurge'];
  return isStuck ? [diagnostic('model/rollout-stuck', { service }, { path })] : [];
}

/** Without a port, that is what is reported. */
function canary(environment: Environment, service: string): readonly Diagnostic[] {
  const { rollout, port } = environment.services[service] ?? {};
  if (rollout?.strategy !== 'canary' || port === null) return [];
  if (canaryMeasure(environment, service) !== null) return [];
  const isAsked = rollout.canary.measuredBy !== null;
  const path = [
    'services',
    service,
    'rollout',
    ...(isAsked ? ['canary', 'measuredBy'] : ['strategy']),
  ];
  return [diagnostic('model/canary-unmeasured', { service }, { path })];
}

function disruption(key: string, service: Service): readonly Diagnostic[] {
  const { maxUnavailable } = service.disruption;
  if (service.replicas === 1 || maxUnavailable < service.replicas) return [];
  const path = ['services', key, 'disruption', 'maxUnavailable'];
  const args = { service: key, replicas: service.replicas, maxUnavailable };
  return [diagnostic('model/disruption-blocked', args, { path })];
}

/** https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md */
function rightSizing(service: string, { autoscaling: wanted, rightSizing: mode }: Service) {
  if (mode !== 'apply' || wanted === null || wanted.by.length === 0) return [];
  const path = ['services', service, 'rightSizing'];
  return [diagnostic('model/right-sizing-conflict', { service }, { path })];
}

function unmeasured(service: string, { autoscaling: wanted }: Service) {
  if (wanted === null || wanted.by.length > 0 || wanted.triggers !== null) return [];
  const path = ['services', service, 'autoscaling', 'by'];
  return [diagnostic('model/autoscaling-on-nothing', { service }, { path })];
}

function autoscaling(service: string, { autoscaling: wanted, replicas }: Service) {
  if (wanted === null || wanted.maxReplicas > replicas) return [];
  // From none to that many is room as well.
  if (wanted.scaleToZero && wanted.maxReplicas === replicas) return [];
  const path = ['services', service, 'autoscaling', 'maxReplicas'];
  const args = { service, replicas, maxReplicas: wanted.maxReplicas };
  return [diagnostic('model/autoscaling-range', args, { path })];
}

/** A connection ends at the load balancer of the service or of whoever calls it. */
function webSockets(
  environment: Environment,
  key: string,
  service: Service,
): readonly Diagnostic[] {
  if (!service.websocket) return [];
  const entrances = [key, ...callersOf(environment, key)].flatMap((name) =>
    exposuresOf(environment, name),
  );
  const balancers = [...new Set(entrances.map(({ loadBalancer }) => loadBalancer))];
  return balancers.flatMap((loadBalancer) => {
    const seconds = environment.edge.loadBalancers[loadBalancer]?.idleTimeoutSeconds ?? 0;
    if (seconds >= 300) return [];
    const path = ['services', key, 'websocket'];
    return [diagnostic('model/websocket-idle', { service: key, loadBalancer, seconds }, { path })];
  });
}
