// The way of a request: load balancer, listener rule, target group, binding, Service, pods.

import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { findObject, namespaceOf, objectsOf } from '../../artifacts/objects.ts';
import { podsSelectedBy } from '../../artifacts/selections.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import type { Transport } from '../network-policies.ts';
import { type Workload, workloadOf } from '../workloads.ts';

export interface TargetPath {
  readonly loadBalancer: Element;
  readonly targetGroup: Element;
  readonly workload: Workload;
  /** Port of the pods. */
  readonly port: number;
}

export const targetPaths = oncePerInput((input): readonly TargetPath[] => {
  const groups = resourcesOf(input, 'aws_lb_target_group');
  const sources = loadBalancersByGroup(input);
  return objectsOf(input, 'TargetGroupBinding').flatMap((binding) => {
    const { targetGroupName } = asBody(binding.object['spec']);
    const targetGroup = groups.find(({ body }) => body['name'] === targetGroupName);
    if (!targetGroup) return [];
    return (sources.get(targetGroup) ?? []).flatMap((loadBalancer) =>
      podsBehind(input, binding).map((pods) => ({ loadBalancer, targetGroup, ...pods })),
    );
  });
});

function loadBalancersByGroup(input: CheckInput): ReadonlyMap<Element, readonly Element[]> {
  const bySource = new Map<Element, Element[]>();
  const add = (listener: Element | undefined, actions: readonly unknown[], stack: string) => {
    const { stack: at = '', body } = listener ?? {};
    const sources = elementsBehind(input, at, body?.['load_balancer_arn']);
    for (const group of elementsBehind(input, stack, actions)) {
      const known = bySource.get(group) ?? [];
      bySource.set(group, [...new Set([...known, ...sources])]);
    }
  };
  for (const listener of resourcesOf(input, 'aws_lb_listener')) {
    add(listener, asList(listener.body['default_action']), listener.stack);
  }
  for (const { stack, body } of resourcesOf(input, 'aws_lb_listener_rule')) {
    add(elementsBehind(input, stack, body['listener_arn'])[0], asList(body['action']), stack);
  }
  return bySource;
}

interface Pods {
  readonly workload: Workload;
  readonly port: number;
  readonly transport: Transport;
}

function podsBehind(input: CheckInput, binding: KubernetesArtifact): readonly Pods[] {
  const { name, port } = asBody(asBody(binding.object['spec'])['serviceRef']);
  const namespace = namespaceOf(input, binding);
  return podsOfService(input, { namespace, name: asText(name) }, port);
}

/** The pods behind one port, by name or number, of a Service; of a number TCP and UDP may have one each. */
export function podsOfService(
  input: CheckInput,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  port: unknown,
): readonly Pods[] {
  const service = findObject(input, { kind: 'Service', namespace, name });
  if (!service) return [];
  const found = asList(asBody(service.object['spec'])['ports'])
    .map(asBody)
    .filter((each) => each['port'] === port || each['name'] === port);
  const workloads = podsSelectedBy(input, service).flatMap((pods) => workloadOf(input, pods) ?? []);
  return found.flatMap((each) => {
    const target = each['targetPort'] ?? each['port'];
    const transport = each['protocol'] === 'UDP' ? 'UDP' : 'TCP';
    return workloads.map((workload) => {
      const number = workload.portNumbers.get(asText(target)) ?? Number(target);
      return { workload, port: number, transport };
    });
  });
}
