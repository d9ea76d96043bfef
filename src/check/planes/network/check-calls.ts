// Each address of another service that a pod is told exists, and the policies of both sides let the
// call pass.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { groupBy } from '../../../model/values/group-by.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { lets } from '../network-policies.ts';
import { type Variable, type Workload, workloadsOf } from '../workloads.ts';
import { podsOfService } from './target-paths.ts';

/** A URL, a target of gRPC, or one that names its resolver. */
const ADDRESS = /^(?:[a-z]+:\/{2,3})?([a-z0-9-]+)\.([a-z0-9-]+)\.svc\.cluster\.local:(\d+)/;

const HOST = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc\.cluster\.local$/;

interface Call {
  readonly caller: Workload;
  readonly service: string;
  readonly namespace: string;
  readonly port: number;
}

export function checkCalls(input: CheckInput): readonly Diagnostic[] {
  return workloadsOf(input).flatMap((caller) =>
    caller.variables.flatMap((variable) => {
      const call = callOf(caller, variable);
      const barrier = call && barrierOf(input, call);
      if (!barrier) return [];
      const { namespace, service, port } = call;
      const args = { from: caller.title, to: `Service ${namespace}/${service}`, port, barrier };
      return [diagnostic('check/edge-half-open', args, { path: variable.origin })];
    }),
  );
}

/** An address in one variable, or in two: a host, and the port beside it. */
function callOf(caller: Workload, { name, value }: Variable): Call | undefined {
  const [, service, namespace, port = portBeside(caller, name)] =
    ADDRESS.exec(value) ?? HOST.exec(value) ?? [];
  if (service === undefined || namespace === undefined || port === undefined) return undefined;
  return { caller, service, namespace, port: Number(port) };
}

function portBeside({ variables }: Workload, host: string): string | undefined {
  const wanted = host.replace(/_HOST$/, '_PORT');
  return wanted === host ? undefined : variables.find(({ name }) => name === wanted)?.value;
}

/** Services that charts make are no objects of ours: only the way out to them is known. */
function barrierOf(input: CheckInput, call: Call): string | undefined {
  const { caller, service, namespace, port } = call;
  const callees = podsOfService(input, { namespace, name: service }, port);
  if (callees.length === 0) {
    const isOfChart = input.components.some(
      (each) => each.source.type === 'chart' && each.namespace === namespace,
    );
    const ports = portsOf(input, call);
    if (ports.length > 0) return `that Service listens on ${ports.join(', ')}`;
    if (!isOfChart) return 'no such Service with pods behind that port';
    const peer = { anyPodIn: namespace };
    return lets(input, { pod: caller, direction: 'egress', peer, port })
      ? undefined
      : shutOf(caller);
  }
  // What TCP does not let pass UDP may, where both have the number.
  const byWorkload = [...groupBy(callees, ({ workload }) => workload.title).values()];
  const blocked = byWorkload.map((ways) => ways.map((way) => barrierTo(input, caller, way)));
  return blocked.find((barriers) => barriers.every((barrier) => barrier !== undefined))?.[0];
}

function portsOf(input: CheckInput, { service, namespace }: Call): readonly string[] {
  return objectsOf(input, 'Service')
    .filter(
      ({ object: { metadata } }) => metadata.name === service && metadata.namespace === namespace,
    )
    .flatMap(({ object }) => asList(asBody(object['spec'])['ports']))
    .map((port) => String(asBody(port)['port']));
}

type Way = ReturnType<typeof podsOfService>[number];

function barrierTo(
  input: CheckInput,
  caller: Workload,
  { workload: callee, port, transport }: Way,
): string | undefined {
  const out = { pod: caller, direction: 'egress', peer: callee, port, transport } as const;
  if (!lets(input, out)) return shutOf(caller);
  const into = { pod: callee, direction: 'ingress', peer: caller, port, transport } as const;
  return lets(input, into) ? undefined : `the network policies of ${callee.title} do not admit it`;
}

function shutOf({ title }: Workload): string {
  return `the network policies of ${title} do not let it out`;
}
