// Each address of another service that a pod is told exists, and the policies of both sides let the
// call pass.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../../check-input.ts';
import { lets } from '../network-policies.ts';
import { type Variable, type Workload, workloadsOf } from '../workloads.ts';
import { podsOfService } from './target-paths.ts';

/** A URL, a target of gRPC, or one that names its resolver. */
const ADDRESS = /^(?:[a-z]+:\/{2,3})?([a-z0-9-]+)\.([a-z0-9-]+)\.svc\.cluster\.local:(\d+)/;

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

function callOf(caller: Workload, { value }: Variable): Call | undefined {
  const [, service, namespace, port] = ADDRESS.exec(value) ?? [];
  if (service === undefined || namespace === undefined) return undefined;
  return { caller, service, namespace, port: Number(port) };
}

/** Services that charts make are no objects of ours: only the way out to them is known. */
function barrierOf(input: CheckInput, call: Call): string | undefined {
  const { caller, service, namespace, port } = call;
  const callees = podsOfService(input, { namespace, name: service }, port);
  const shut = `the network policies of ${caller.title} do not let it out`;
  if (callees.length === 0) {
    const isOfChart = input.components.some(
      (each) => each.source.type === 'chart' && each.namespace === namespace,
    );
    if (!isOfChart) return 'no such Service with pods behind that port';
    const peer = { anyPodIn: namespace };
    return lets(input, { pod: caller, direction: 'egress', peer, port }) ? undefined : shut;
  }
  for (const { workload: callee, port: podPort } of callees) {
    const out = { pod: caller, direction: 'egress', peer: callee, port: podPort } as const;
    if (!lets(input, out)) return shut;
    const into = { pod: callee, direction: 'ingress', peer: caller, port: podPort } as const;
    if (!lets(input, into)) return `the network policies of ${callee.title} do not admit it`;
  }
  return undefined;
}
