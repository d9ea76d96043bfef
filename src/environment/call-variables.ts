// Where a service listens, and where it finds those that it calls: a URL for HTTP, a target for gRPC, a host
// and a port for the rest.
import type { Path } from '../diagnostics/diagnostic.ts';
import { headlessName, serviceHost } from '../model/naming/services.ts';
import type { Environment } from '../model/schema/environment.ts';
import { calledPorts, callsOf } from '../model/services/calls.ts';
import { consumerAt } from '../model/services/consumers.ts';
import { portsOf, type ServicePort } from '../model/services/ports.ts';
import { upperSnake } from '../model/services/variables.ts';

export interface CallVariable {
  readonly name: string;
  readonly value: string;
  readonly origin: Path;
}

/** Of a service, or of another consumer. */
export function callVariables(environment: Environment, key: string): readonly CallVariable[] {
  const consumer = consumerAt(environment, key);
  if (consumer === undefined) return [];
  const { uses, path } = consumer;
  return callsOf(uses).flatMap((call) =>
    calledPorts(environment, call).flatMap((port) =>
      variablesOf(environment, call.callee, port).map(([name, value]) => ({
        ...{ name, value },
        origin: [...path, ...call.path],
      })),
    ),
  );
}

/** Where its process listens beside `PORT`: on `GRPC_PORT` where a port is named grpc. */
export function namedPortVariables(
  environment: Environment,
  service: string,
): readonly CallVariable[] {
  const definition = environment.services[service];
  if (definition === undefined) return [];
  return portsOf(definition)
    .filter(({ isMain }) => !isMain)
    .map(({ name, port, path }) => ({
      name: `${upperSnake(name)}_PORT`,
      value: `${port}`,
      origin: ['services', service, ...path],
    }));
}

type Variable = readonly [name: string, value: string];

/** The main port goes by the name of the service alone, but for the word that says what a target is for. */
function variablesOf(
  environment: Environment,
  callee: string,
  { name, port, protocol, isMain }: ServicePort,
): readonly Variable[] {
  const host = serviceHost(environment, callee);
  const service = upperSnake(callee);
  const named = `${service}_${upperSnake(name)}`;
  const prefix = isMain ? service : named;
  switch (protocol) {
    case 'http':
      return [[`${prefix}_URL`, `http://${host}:${port}`]];
    case 'grpc':
      return [[`${named}_TARGET`, targetOf(environment, callee, port)]];
    default:
      return [
        [`${prefix}_HOST`, host],
        [`${prefix}_PORT`, `${port}`],
      ];
  }
}

/** Without an address of its own, the name leads to every pod, and the client chooses.
 * https://grpc.io/docs/guides/custom-name-resolution/ */
function targetOf(environment: Environment, callee: string, port: number): string {
  if (!environment.services[callee]?.headless) return `${serviceHost(environment, callee)}:${port}`;
  return `dns:///${serviceHost(environment, callee, headlessName(callee))}:${port}`;
}
