// What the kubelet asks of a container: while it starts, before it gets requests, and while it runs.
import { z } from 'zod';
import { Hostname, HttpPath, Text } from '../primitives.ts';
import { PortName } from './ports.ts';

const COMMAND = z.array(Text).min(1).nullable().default(null);

/** What may be asked other than the path. */
const question = {
  port: PortName.nullable()
    .default(null)
    .describe('Name of one of `ports` that is asked, as its protocol has it. Absent: `port`.'),
  grpc: z
    .strictObject({
      service: Text.nullable()
        .default(null)
        .describe('Name of the service in the request. Absent: the server as a whole.'),
    })
    .nullable()
    .default(null)
    .describe(
      'A call of grpc.health.v1.Health/Check, with what is asked for; needs a port for gRPC. Absent: that call, of no service, on a port for gRPC.',
    ),
  tcp: z
    .boolean()
    .default(false)
    .describe('Whether a connection to the port is enough, whatever its protocol.'),
};

const SECONDS = z.int().min(1).nullable().default(null);

const own = {
  path: HttpPath.nullable()
    .default(null)
    .describe('Path that answers 2xx while all is well. Absent: that of `probes`.'),
  command: COMMAND.describe(
    'Runs in the container, and ends with 0 while all is well. Absent: that of `probes`, if nothing else is asked.',
  ),
  ...question,
  periodSeconds: SECONDS.describe('Seconds between two probes. Absent: those of `probes`.'),
  timeoutSeconds: SECONDS.describe(
    'Seconds until a probe without answer fails. Absent: those of `probes`.',
  ),
};

const failures = (what: string) => SECONDS.describe(what);

export const Readiness = z
  .strictObject({
    ...own,
    failureThreshold: failures(
      'Failed probes in a row until a pod gets no requests. Absent: that of `probes`.',
    ),
    successThreshold: SECONDS.describe(
      'Passed probes in a row until it gets requests again. Absent: 1.',
    ),
  })
  .describe('Whether a pod gets requests.');

export const Liveness = z
  .strictObject({
    ...own,
    failureThreshold: failures(
      'Failed probes in a row until the container is restarted. Absent: that of `probes`.',
    ),
  })
  .describe('Whether the container is restarted.');

export const Startup = z
  .strictObject({
    ...own,
    failureThreshold: failures(
      'Failed probes in a row until the container is restarted. Absent: as many as take `startupSeconds`.',
    ),
  })
  .describe('Whether the container has started; until then nothing else is asked.');

export const Probes = z
  .strictObject({
    path: HttpPath.default('/health').describe(
      'Path on `port` that answers 2xx while all is well.',
    ),
    host: Hostname.nullable()
      .default(null)
      .describe(
        [
          'Host header of the probes, for a service that refuses other hosts. Absent: the address of the pod.',
          'The health check of a load balancer always sends the address of the pod.',
        ].join(' '),
      ),
    command: COMMAND.describe(
      'Runs in the container instead of the request, and ends with 0 while all is well; the only probe without `port`.',
    ),
    ...question,
    periodSeconds: z.int().min(1).default(10).describe('Seconds between two probes.'),
    timeoutSeconds: z
      .int()
      .min(1)
      .default(3)
      .describe('Seconds until a probe without answer fails.'),
    failureThreshold: z
      .int()
      .min(1)
      .default(3)
      .describe('Failed probes in a row until a pod gets no requests and is restarted.'),
    startupSeconds: z
      .int()
      .min(1)
      .default(120)
      .describe('Seconds the container may take to start.'),
    readiness: Readiness.prefault({}),
    liveness: z
      .union([z.literal('none'), Liveness])
      .prefault({})
      .describe('Whether the container is restarted; `none`: never by a probe.'),
    startup: Startup.prefault({}),
  })
  .describe(
    'Probes for startup, readiness and liveness: what is written here holds for all three, and each may have its own.',
  );
export type Probes = z.output<typeof Probes>;
export type Probe = z.output<typeof Readiness> | z.output<typeof Liveness>;
