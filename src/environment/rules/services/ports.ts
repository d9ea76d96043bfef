// Ports of one service beside each other, and whether what is sent to a port is what it speaks.

import { controllerOf } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { hostsOf, ingressPorts } from '../../../model/edge/ingress-routes.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import type { Protocol } from '../../../model/schema/services/ports.ts';
import { isMeshed } from '../../../model/services/mesh.ts';
import { portNamed, portsOf, transportOf } from '../../../model/services/ports.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';

export function checkPorts(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([key, service]) => [
    ...names(key, service),
    ...numbers(key, service),
    ...uses(service).flatMap((use) => unsuited(key, service, use)),
    ...mixed(environment, key, service),
    ...headless(environment, key, service),
  ]);
}

function names(key: string, service: Service): readonly Diagnostic[] {
  return findRepeats(portsOf(service), ({ name }) => name).map(([, { name, path }]) =>
    diagnostic(
      'model/port-name-taken',
      { service: key, name },
      { path: ['services', key, ...path], target: 'key' },
    ),
  );
}

function numbers(key: string, service: Service): readonly Diagnostic[] {
  const sameNumber = findRepeats(portsOf(service), (each) => `${transportOf(each)} ${each.port}`);
  return sameNumber.map(([other, { name, port, path }]) => {
    const args = { service: key, name, port, other: other.isMain ? 'its main port' : other.name };
    return diagnostic('model/port-number-twice', args, {
      path: ['services', key, ...path, 'port'],
    });
  });
}

interface PortUse {
  /** Name of the port; null: the main one. */
  readonly port: string | null;
  readonly by: string;
  readonly wanted: readonly Protocol[];
  /** Below the service. */
  readonly path: Path;
  readonly target?: 'key' | 'value';
}

function uses(service: Service): readonly PortUse[] {
  const { metrics, smokeTest, websocket } = service;
  const http = ['http'] as const;
  return [
    ...(metrics === null
      ? []
      : [{ port: metrics.port, by: 'Prometheus', wanted: http, path: ['metrics'] }]),
    ...hostsOf(service.ingress).map(({ host, port, at, target }) => ({
      ...{ port, target },
      ...{ by: `its ingress of ${host}`, wanted: ['http', 'grpc'] as const, path: at },
    })),
    ...(websocket && portsOf(service).every(({ protocol }) => protocol !== 'http')
      ? [{ port: null, by: 'a WebSocket', wanted: http, path: ['websocket'] }]
      : []),
    ...(smokeTest !== null && isAskedNowhere(service)
      ? [{ port: null, by: 'its smoke test', wanted: http, path: ['smokeTest'] }]
      : []),
  ];
}

function isAskedNowhere(service: Service): boolean {
  return portsOf(service).every(({ protocol }) => protocol !== 'http');
}

function unsuited(key: string, service: Service, use: PortUse): readonly Diagnostic[] {
  const port = portNamed(service, use.port);
  if (port === undefined || use.wanted.includes(port.protocol)) return [];
  const { name, protocol } = port;
  const args = { service: key, port: name, protocol, by: use.by, wanted: use.wanted.join(' or ') };
  const { path, target = 'key' } = use;
  return [diagnostic('model/port-unsuited', args, { path: ['services', key, ...path], target })];
}

/** Of a controller that reads what a Service speaks, and not what a port does. */
function mixed({ ingress }: Environment, key: string, service: Service): readonly Diagnostic[] {
  if (ingress === null || service.ingress === null) return [];
  if (controllerOf(ingress).grpc?.ofService === undefined) return [];
  const protocols = new Set(ingressPorts(service).map(({ protocol }) => protocol));
  if (!protocols.has('grpc') || protocols.size === 1) return [];
  const args = { service: key, controller: ingress.controller };
  const where = { path: ['services', key, 'ingress', 'hosts'], target: 'key' } as const;
  return [diagnostic('model/ingress-protocols-mixed', args, where)];
}

function headless(environment: Environment, key: string, service: Service): readonly Diagnostic[] {
  if (!service.headless || service.port === null) return [];
  const because = isMeshed(environment, key)
    ? 'the mesh spreads the requests of a connection over the pods'
    : portsOf(service).every(({ protocol }) => protocol !== 'grpc')
      ? 'none of its ports speaks grpc'
      : null;
  if (because === null) return [];
  const path = ['services', key, 'headless'];
  return [diagnostic('model/headless-needless', { service: key, because }, { path })];
}
