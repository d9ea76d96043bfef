// Targets of load balancers: that something leads to them, and that pods speak what is sent and asked.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { targetPorts } from '../../../model/edge/balancers.ts';
import { entrancesOf, INGRESS_PORT } from '../../../model/edge/ingress.ts';
import type { LoadBalancer, Target } from '../../../model/schema/edge/edge.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Protocol } from '../../../model/schema/services/ports.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';

export function checkTargets(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.edge.loadBalancers).flatMap(([key, balancer]) => [
    ...unreached(key, balancer),
    ...unsuited(environment, key, balancer),
    ...Object.entries(balancer.targets).flatMap(([target, input]) =>
      unasked(environment, balancer, { key, target, input }),
    ),
    ...taken(environment, key, balancer),
  ]);
}

function at(key: string, target: string, ...below: readonly string[]) {
  return ['edge', 'loadBalancers', key, 'targets', target, ...below];
}

function unreached(key: string, { type, targets, routes, listeners }: LoadBalancer) {
  const [wanted, ways] =
    type === 'network' ? ['listeners' as const, listeners] : ['routes' as const, routes];
  const led = new Set(Object.values(ways).map(({ target }) => target));
  return Object.keys(targets)
    .filter((target) => !led.has(target))
    .map((target) => {
      const args = { target, loadBalancer: key, wanted };
      return diagnostic('model/target-unreached', args, { path: at(key, target), target: 'key' });
    });
}

/** What may stand behind each, and what it sends. */
function unsuited(
  environment: Environment,
  key: string,
  { type, targets, listeners }: LoadBalancer,
): readonly Diagnostic[] {
  const balancer = `load balancer ${key}`;
  const http: readonly Protocol[] = ['http', 'grpc'];
  if (type === 'application') {
    return Object.keys(targets).flatMap((target) =>
      speaks(environment, targets[target], http)
        ? []
        : fault(environment, { key, target, input: targets[target], by: balancer, sends: 'HTTP' }),
    );
  }
  return Object.entries(listeners).flatMap(([listener, { protocol, target }]) => {
    const wanted: readonly Protocol[] = protocol === 'udp' ? ['udp'] : ['http', 'grpc', 'tcp'];
    if (speaks(environment, targets[target], wanted)) return [];
    const sends = protocol === 'udp' ? 'UDP' : 'TCP';
    const by = `listener ${listener}`;
    return fault(environment, { key, target, input: targets[target], by, sends });
  });
}

/** A target, service or port that is not there is reported as such. */
function speaks(
  environment: Environment,
  target: Target | undefined,
  wanted: readonly Protocol[],
): boolean {
  const port = target && targetPorts(environment, target).port;
  return port === undefined || wanted.includes(port.protocol);
}

interface Fault {
  readonly key: string;
  readonly target: string;
  readonly input: Target | undefined;
  readonly by: string;
  readonly sends: string;
}

function fault(
  environment: Environment,
  { key, target, input, by, sends }: Fault,
): readonly Diagnostic[] {
  const port = input && targetPorts(environment, input).port;
  if (port === undefined) return [];
  const args = { target, port: port.name, protocol: port.protocol, by, wanted: sends };
  const where = { path: at(key, target), target: 'key' } as const;
  return [diagnostic('model/target-port-unsuited', args, where)];
}

interface Asked {
  readonly key: string;
  readonly target: string;
  readonly input: Target;
}

function unasked(
  environment: Environment,
  { type }: LoadBalancer,
  { key, target, input }: Asked,
): readonly Diagnostic[] {
  const { port, health } = targetPorts(environment, input);
  if (port === undefined || health === undefined) return [];
  const { path } = input.healthCheck;
  const asked = { health: health.name, speaks: health.protocol, path };
  const fault =
    health.protocol === 'udp'
      ? NO_ANSWER
      : type === 'network'
        ? faultOfConnection(asked)
        : faultOfRequest(port.protocol, asked);
  if (fault === undefined) return [];
  const where = { path: at(key, target, 'healthCheck'), target: 'key' } as const;
  return [diagnostic('model/health-check-unasked', { target, ...fault }, where)];
}

interface AskedPort {
  readonly health: string;
  readonly speaks: Protocol;
  readonly path: string | null;
}

interface Unasked {
  readonly because: string;
  readonly wanted: string;
}

const NO_ANSWER: Unasked = {
  because: 'UDP has no answer to wait for',
  wanted: 'Name a port of TCP or HTTP as healthCheck.port',
};

function faultOfConnection({ health, speaks, path }: AskedPort): Unasked | undefined {
  if (path === null || speaks === 'http') return undefined;
  return {
    because: `port ${health} knows no paths`,
    wanted: 'Delete its path, or ask a port that speaks http',
  };
}

/** What is sent is what the target speaks, whichever port is asked. */
function faultOfRequest(sent: Protocol, asked: AskedPort): Unasked | undefined {
  // What a load balancer of HTTP cannot speak at all is reported as such.
  if (sent !== 'http' && sent !== 'grpc') return undefined;
  const { health, speaks, path } = asked;
  if (speaks !== sent) {
    return {
      because: `it asks in ${sent}, and port ${health} speaks ${speaks}`,
      wanted: `Ask a port that speaks ${sent}`,
    };
  }
  if (sent === 'grpc' || path !== null) return undefined;
  return {
    because: 'it has no path',
    wanted: 'Write a path that answers 2xx as healthCheck.path',
  };
}

function taken(
  environment: Environment,
  key: string,
  { type, listeners }: LoadBalancer,
): readonly Diagnostic[] {
  if (type !== 'network') return [];
  const own = Object.entries(listeners).map(([name, { port }]) => ({
    port,
    said: `listener ${name}`,
    name,
  }));
  const isEntrance = entrancesOf(environment).includes(key);
  const ingress = { port: INGRESS_PORT, said: 'the ingress controller', name: '' };
  return findRepeats([...(isEntrance ? [ingress] : []), ...own], ({ port }) => String(port)).map(
    ([other, { name, port }]) => {
      const path = ['edge', 'loadBalancers', key, 'listeners', name, 'port'];
      const args = { listener: name, port, other: other.said };
      return diagnostic('model/listener-port-taken', args, { path });
    },
  );
}
