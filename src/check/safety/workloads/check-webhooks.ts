// What the API server calls in a namespace of ours, a policy lets in: a webhook that does not answer stops
// every change that it is asked about.
import { addonOfComponent, namespaceOf } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Component } from '../../../model/artifact.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import type { CheckInput } from '../../check-input.ts';
import { lets, rulesFor } from '../../planes/network-policies.ts';

const CALLED = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration', 'APIService'];

export function checkWebhooks(input: CheckInput): readonly Diagnostic[] {
  const namespaces = new Set(
    objectsOf(input, 'Namespace').map(({ object }) => object.metadata.name),
  );
  return input.components.flatMap((component) => {
    if (component.source.type !== 'chart' || !namespaces.has(component.namespace)) return [];
    return closedIn(input, component);
  });
}

function closedIn(input: CheckInput, component: Component): readonly Diagnostic[] {
  const { name, namespace, origin } = component;
  const addon = addonOfComponent(input.environment, component);
  if (!addon || namespaceOf(input.environment, addon) !== namespace) return [];
  const isCalled = (addon.clusterKinds ?? []).some(({ kind }) => CALLED.includes(kind));
  if (!isCalled) return [];
  const ports = addon.reach?.(input.environment).fromApiServer ?? [];
  const closed = ports.filter((port) => !isOpen(input, namespace, port)).map(String);
  const missing = ports.length === 0 ? ['its webhook'] : closed;
  return missing.map((port) =>
    diagnostic('check/webhook-closed', { addon: name, namespace, port }, { path: origin }),
  );
}

/** To every address of the control plane. Policies of add-ons are for all pods of a namespace. */
function isOpen(input: CheckInput, namespace: string, port: number): boolean {
  const { network } = input.environment;
  const cidrs = network?.subnets[network.placement.controlPlane]?.cidrs ?? [];
  const pod = { namespace, labels: {} };
  const direction = 'ingress';
  // Said by a policy, and not only because there is none.
  const isSaid = rulesFor(input, pod, direction) !== undefined;
  return cidrs.every((cidr) => isSaid && lets(input, { pod, direction, peer: { cidr }, port }));
}
