// In every namespace that we make or where our pods run, what no policy allows is denied, in both directions.
// https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';

const DNS_PORT = 53;

export function checkDefaultDeny(input: CheckInput): readonly Diagnostic[] {
  const closed = new Set(
    objectsOf(input, 'NetworkPolicy')
      .filter(isDefaultDeny)
      .map(({ object }) => object.metadata.namespace),
  );
  const origins = new Map(
    objectsOf(input, 'Namespace').map(({ object, origin }) => [object.metadata.name, origin]),
  );
  const all = [
    ...origins,
    ...podTemplatesOf(input).map(
      ({ namespace, artifact }) => [namespace, origins.get(namespace) ?? artifact.origin] as const,
    ),
  ];
  const open = new Map(all.filter(([namespace]) => !closed.has(namespace)));
  return [...open].map(([namespace, path]) =>
    diagnostic('check/default-deny', { namespace }, { path }),
  );
}

/** Selects every pod and allows nothing but questions to DNS. */
function isDefaultDeny({ object }: KubernetesArtifact): boolean {
  const { podSelector, policyTypes, ingress, egress } = asBody(object['spec']);
  const isForAll =
    Object.values(asBody(podSelector)).every((part) => Object.keys(asBody(part)).length === 0) &&
    ['Ingress', 'Egress'].every((type) => asList(policyTypes).includes(type));
  return isForAll && asList(ingress).length === 0 && asList(egress).every(isDnsOnly);
}

function isDnsOnly(rule: unknown): boolean {
  const ports = asList(asBody(rule)['ports']);
  return ports.length > 0 && ports.every((port) => asBody(port)['port'] === DNS_PORT);
}
