// What probes ask: one thing each, of a port that can answer it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { Probes } from '../../../model/schema/services/probes.ts';
import { portNamed } from '../../../model/services/ports.ts';
import {
  askingOf,
  type ProbeName,
  waysToAsk,
  writtenProbes,
} from '../../../model/services/probes.ts';

export function checkProbes(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([key, service]) => [
    ...ambiguous(key, service),
    ...unsuited(key, service),
    ...unasked(key, service),
    ...impatient(key, service),
    ...unfailing(key, service),
  ]);
}

const NAMES: readonly ProbeName[] = ['startup', 'readiness', 'liveness'];

function ambiguous(service: string, input: Service): readonly Diagnostic[] {
  return writtenProbes(input).flatMap(({ name, written, path: below }) => {
    const ways = waysToAsk(written);
    if (ways.length < 2) return [];
    const args = { service, probe: name, ways: ways.join(', ') };
    const where = { path: ['services', service, ...below], target: 'key' } as const;
    return [diagnostic('model/probe-ambiguous', args, where)];
  });
}

/** A name that no port has is reported as such. */
function unsuited(service: string, input: Service): readonly Diagnostic[] {
  return writtenProbes(input).flatMap(({ name, written, path: below }) => {
    const port = portNamed(input, written.port ?? input.probes.port);
    if (port === undefined) return [];
    const [way] = waysToAsk(written);
    const wanted = wantedFor(way, written.port !== null);
    if (wanted.length === 0 || wanted.includes(port.protocol)) return [];
    const args = { service, port: port.name, protocol: port.protocol };
    const key = way ?? 'port';
    const by = way === undefined ? name : `${name}.${way}`;
    const where = { path: ['services', service, ...below, key], target: 'key' } as const;
    return [diagnostic('model/port-unsuited', { ...args, by, wanted: wanted.join(' or ') }, where)];
  });
}

function wantedFor(
  way: ReturnType<typeof waysToAsk>[number] | undefined,
  isNamed: boolean,
): readonly string[] {
  if (way === 'command') return [];
  if (way === 'path') return ['http'];
  if (way === 'grpc') return ['grpc'];
  return way === 'tcp' || isNamed ? ['http', 'grpc', 'tcp'] : [];
}

const UNWRITTEN = Probes.parse({});

/** Of `probes`, the keys of a request. A written default cannot be told from an unwritten one. */
function unasked(service: string, input: Service): readonly Diagnostic[] {
  const { probes, port } = input;
  const asked = NAMES.map((name) => askingOf(input, name)?.question.kind);
  // Without a port, that is what is reported.
  if (port === null || asked.includes('http')) return [];
  // A command in their place has always been allowed to stand beside them.
  if (input.protocol === 'http' && probes.command !== null) return [];
  return (['path', 'host'] as const)
    .filter((key) => probes[key] !== UNWRITTEN[key])
    .map((key) => {
      const where = { path: ['services', service, 'probes', key], target: 'key' } as const;
      return diagnostic('model/probe-unasked', { service, key: `probes.${key}` }, where);
    });
}

/** Kubernetes asks at once, and again after each period; the first answer that is missing ends the container. */
function impatient(service: string, input: Service): readonly Diagnostic[] {
  const { probes } = input;
  const asking = askingOf(input, 'startup');
  if (asking === null || asking.failureThreshold > 1) return [];
  const isWritten = probes.startup.failureThreshold !== null;
  const below = isWritten ? ['startup', 'failureThreshold'] : ['startupSeconds'];
  const args = {
    ...{ service, key: below.join('.'), periodSeconds: asking.periodSeconds },
    wanted: isWritten ? 2 : asking.periodSeconds * 3,
  };
  const where = { path: ['services', service, 'probes', ...below] };
  return [diagnostic('model/probe-impatient', args, where)];
}

/** A command of a shell, as one text. */
const SHELL = /^(?:\S*\/)?(?:ba|da|a)?sh$/;

/** What ends with 0 whatever the program does: alone, or as the last word of a script. */
const ALWAYS = /^(?:(?:\S*\/)?true|:|exit(?: 0)?|(?:\S*\/)?echo\b[^;&|]*)$/;

function unfailing(service: string, input: Service): readonly Diagnostic[] {
  return writtenProbes(input).flatMap(({ name, written, path: below }) => {
    if (written.command === null || !endsWell(written.command)) return [];
    const args = { service, probe: name, command: written.command.join(' ') };
    const path = ['services', service, ...below, 'command'];
    return [diagnostic('model/probe-unfailing', args, { path })];
  });
}

function endsWell(command: readonly string[]): boolean {
  const [program = '', option = '', script = ''] = command;
  const isScript = SHELL.test(program) && /^-\w*c$/.test(option);
  const text = isScript ? script : command.join(' ');
  const last = isScript ? text.split(/;|\|\|/).at(-1) : text;
  return ALWAYS.test((last ?? '').trim());
}
