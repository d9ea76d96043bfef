// What a service listens on: its main port, and others by name.
import { z } from 'zod';
import { Key, Port } from '../primitives.ts';

/** Kubernetes gives the names of ports 15 characters.
 * https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#serviceport-v1-core */
const NAME_MAX = 15;

export const PortName = Key.max(
  NAME_MAX,
  'expected at most 15 characters, as Kubernetes allows names of ports',
);

export const MainProtocol = z
  .enum(['http', 'grpc', 'tcp'])
  .default('http')
  .describe(
    [
      'What is spoken on `port`; also the name of that port. Its probes follow: a request, a call of grpc.health.v1,',
      'or a connection. Callers get a URL of `http`, a target of `grpc`, and a host and a port of `tcp`.',
    ].join(' '),
  );

export const NamedPort = z
  .strictObject({
    port: Port.describe('Number of the port, of the container and of the Service.'),
    protocol: z
      .enum(['http', 'grpc', 'tcp', 'udp'])
      .describe('What is spoken on it: names of variables, probes and routes follow.'),
  })
  .describe('A port beside the main one.');

export const NamedPorts = z
  .record(PortName, NamedPort)
  .default({})
  .describe('Further ports by name, such as one for gRPC beside that for HTTP. Needs `port`.');
export type Protocol = z.output<typeof NamedPort>['protocol'];
