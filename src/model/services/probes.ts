// What each of the three probes of a service asks, and how often.
import type { Service } from '../schema/environment.ts';
import type { Probe } from '../schema/services/probes.ts';
import { portNamed, type ServicePort } from './ports.ts';

export type Question =
  | { readonly kind: 'command'; readonly command: readonly string[] }
  | {
      readonly kind: 'http';
      readonly port: ServicePort;
      readonly path: string;
      /** Host header; null: the address that is asked. */
      readonly host: string | null;
    }
  | { readonly kind: 'grpc'; readonly port: ServicePort; readonly service: string | null }
  | { readonly kind: 'tcp'; readonly port: ServicePort };

export interface Asking {
  readonly question: Question;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
  /** Null: once. */
  readonly successThreshold: number | null;
}

export type ProbeName = 'startup' | 'readiness' | 'liveness';

type Probed = Pick<Service, 'probes' | 'port' | 'protocol' | 'ports'>;

/** Null where there is none: of a worker without a command, and where none is asked for. */
export function askingOf(service: Probed, name: ProbeName): Asking | null {
  const { probes } = service;
  const own = probes[name];
  if (own === 'none') return null;
  const question = questionOf(service, own);
  if (question === null) return null;
  const periodSeconds = own.periodSeconds ?? probes.periodSeconds;
  const failures =
    name === 'startup' ? Math.ceil(probes.startupSeconds / periodSeconds) : probes.failureThreshold;
  return {
    question,
    periodSeconds,
    timeoutSeconds: own.timeoutSeconds ?? probes.timeoutSeconds,
    failureThreshold: own.failureThreshold ?? failures,
    successThreshold: 'successThreshold' in own ? own.successThreshold : null,
  };
}

/** What is written for a probe in one place. */
export interface WrittenProbe {
  /** `probes`, or `probes.liveness`. */
  readonly name: string;
  readonly written: Pick<Probe, (typeof WAYS)[number] | 'port'>;
  /** Below the service. */
  readonly path: readonly string[];
}

/** What is written in each place, `probes` itself first, of which the path stands there by default. */
export function writtenProbes({ probes }: Pick<Service, 'probes'>): readonly WrittenProbe[] {
  const { readiness, liveness, startup } = probes;
  const own = { startup, readiness, ...(liveness === 'none' ? {} : { liveness }) };
  return [
    { name: 'probes', written: { ...probes, path: null }, path: ['probes'] },
    ...Object.entries(own).map(([name, written]) => ({
      ...{ name: `probes.${name}`, written },
      path: ['probes', name],
    })),
  ];
}

const WAYS = ['path', 'command', 'grpc', 'tcp'] as const;

/** Which of the ways to ask are written; more than one is a mistake. */
export function waysToAsk({ path, command, grpc, tcp }: Pick<Probe, (typeof WAYS)[number]>) {
  const isWritten = { path: path !== null, command: command !== null, grpc: grpc !== null, tcp };
  return WAYS.filter((way) => isWritten[way]);
}

/** What a probe says of its own way or its own port replaces what `probes` says of the way. */
function questionOf(service: Probed, own: Probe): Question | null {
  const { probes } = service;
  const isOwn = waysToAsk(own).length > 0 || own.port !== null;
  const { command, grpc, tcp } = isOwn ? own : probes;
  if (command !== null) return { kind: 'command', command };
  const port = portNamed(service, own.port ?? probes.port);
  if (port === undefined) return null;
  if (tcp || port.protocol === 'tcp') return { kind: 'tcp', port };
  if (port.protocol === 'grpc') return { kind: 'grpc', port, service: grpc?.service ?? null };
  return { kind: 'http', port, path: own.path ?? probes.path, host: probes.host };
}
