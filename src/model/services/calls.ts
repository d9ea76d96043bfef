// Who calls which ports of which services, as `uses.services` says it.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment, Service, Uses } from '../schema/environment.ts';
import { groupBy } from '../values/group-by.ts';
import { oncePer } from '../values/once-per.ts';
import { consumersOf } from './consumers.ts';
import { portsOf, type ServicePort } from './ports.ts';

export interface Call {
  readonly callee: string;
  /** Names of the ports; null: every port but that of its metrics. */
  readonly ports: readonly string[] | null;
  /** Below the `uses` of who calls. */
  readonly path: Path;
  /** What of it names the callee. */
  readonly target: 'key' | 'value';
}

/** In the order they are written. */
export function callsOf({ services }: Pick<Uses, 'services'>): readonly Call[] {
  const at = ['services'];
  if (Array.isArray(services)) {
    return services.map((callee, index) => ({
      ...{ callee, ports: null },
      ...{ path: [...at, index], target: 'value' },
    }));
  }
  return Object.entries(services).map(([callee, ports]) => ({
    ...{ callee, ports },
    ...{ path: [...at, callee], target: 'key' },
  }));
}

/** Keys of the services that it calls, sorted. */
export function calleesOf(uses: Pick<Uses, 'services'>): readonly string[] {
  return callsOf(uses)
    .map(({ callee }) => callee)
    .sort();
}

/** The ports that a call leads to; of a worker and of an unknown service none. */
export function calledPorts({ services }: Environment, call: Call): readonly ServicePort[] {
  const callee = services[call.callee];
  if (callee === undefined) return [];
  const { ports } = call;
  return portsOf(callee).filter(({ name }) =>
    ports === null ? !isForMetrics(callee, name) : ports.includes(name),
  );
}

function isForMetrics({ metrics }: Service, port: string): boolean {
  return metrics?.port === port;
}

/** The consumers that call a service, on that port where one is given, in key order. */
export function callersOf(
  environment: Environment,
  callee: string,
  port?: ServicePort,
): readonly string[] {
  const leadsTo = (call: Call) =>
    port === undefined || calledPorts(environment, call).some(({ name }) => name === port.name);
  const callers = callsTo(environment).get(callee) ?? [];
  return [...new Set(callers.filter(({ call }) => leadsTo(call)).map(({ key }) => key))].sort();
}

/** By callee. */
const callsTo = oncePer((environment: Environment) => {
  const calls = consumersOf(environment).flatMap(({ key, uses }) =>
    callsOf(uses).map((call) => ({ key, call })),
  );
  return groupBy(calls, ({ call }) => call.callee);
});
