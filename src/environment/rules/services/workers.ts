// Services without a port, and services that never have two pods at once.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { callsOf } from '../../../model/services/calls.ts';
import { waysToAsk, writtenProbes } from '../../../model/services/probes.ts';

export function checkWorkers(environment: Environment): readonly Diagnostic[] {
  return [
    ...calls(environment),
    ...targets(environment),
    ...Object.entries(environment.services).flatMap(([key, service]) => [
      ...portNeeds(key, service),
      ...singleton(key, service),
    ]),
  ];
}

/** An unknown service is reported as such. */
function isWorker({ services }: Environment, service: string): boolean {
  return services[service]?.port === null;
}

function calls(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([caller, { uses }]) =>
    callsOf(uses).flatMap(({ callee: service, path: below, target }) => {
      if (!isWorker(environment, service)) return [];
      const where = { path: ['services', caller, 'uses', ...below], target };
      return [diagnostic('model/worker-called', { service, by: `service ${caller}` }, where)];
    }),
  );
}

function targets(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.edge.loadBalancers).flatMap(([balancer, { targets: all }]) =>
    Object.entries(all).flatMap(([target, { service }]) => {
      if (!isWorker(environment, service)) return [];
      const path = ['edge', 'loadBalancers', balancer, 'targets', target, 'service'];
      return [diagnostic('model/worker-called', { service, by: `target ${target}` }, { path })];
    }),
  );
}

function portNeeds(service: string, input: Service): readonly Diagnostic[] {
  if (input.port !== null) return [];
  const needs = [
    { key: ['clusterIP'], isSet: input.clusterIP !== null },
    { key: ['ingress'], isSet: input.ingress !== null },
    { key: ['metrics'], isSet: input.metrics !== null },
    { key: ['websocket'], isSet: input.websocket },
    { key: ['protocol'], isSet: input.protocol !== 'http' },
    { key: ['ports'], isSet: Object.keys(input.ports).length > 0 },
    { key: ['headless'], isSet: input.headless },
    { key: ['probes', 'host'], isSet: input.probes.host !== null },
    ...askedPorts(input),
    { key: ['rollout', 'strategy'], isSet: input.rollout.strategy !== 'rolling' },
  ];
  return needs
    .filter(({ isSet }) => isSet)
    .map(({ key }) => {
      const path = ['services', service, ...key];
      return diagnostic('model/port-needed', { service, key: key.join('.') }, { path });
    });
}

/** Of the probes, what asks a port. */
function askedPorts(service: Service) {
  return writtenProbes(service).flatMap(({ written, path }) => [
    ...waysToAsk(written)
      .filter((way) => way !== 'command')
      .map((way) => ({ key: [...path, way], isSet: true })),
    { key: [...path, 'port'], isSet: written.port !== null },
  ]);
}

function singleton(service: string, input: Service): readonly Diagnostic[] {
  if (!input.singleton) return [];
  const { replicas, autoscaling, rollout } = input;
  const conflicts = [
    { key: ['replicas'], isSet: replicas !== 1 },
    { key: ['autoscaling'], isSet: autoscaling !== null },
    { key: ['rollout', 'strategy'], isSet: rollout.strategy !== 'rolling' },
  ];
  return conflicts
    .filter(({ isSet }) => isSet)
    .map(({ key }) => {
      const path = ['services', service, ...key];
      return diagnostic('model/singleton-doubled', { service, key: key.join('.') }, { path });
    });
}
