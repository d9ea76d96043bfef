// What an ingress controller passes on to a strict mesh arrives: encrypted from one that has joined the mesh,
// in plain from one that has not, on a port that takes both.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { findObject, namespaceOf, objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput, nameOf } from '../../check-input.ts';

export function checkMeshEntrances(input: CheckInput): readonly Diagnostic[] {
  const isStrict = objectsOf(input, 'PeerAuthentication').some(({ object }) => {
    const { selector, mtls } = asBody(object['spec']);
    return selector === undefined && asBody(mtls)['mode'] === 'STRICT';
  });
  if (!isStrict) return [];
  return objectsOf(input, 'Ingress').flatMap((ingress) => {
    const namespace = namespaceOf(input, ingress);
    if (!isInjected(input, namespace)) return [];
    const controller = controllerOf(input, asBody(ingress.object['spec'])['ingressClassName']);
    const faults = backendsOf(ingress).flatMap(({ name, port }) => {
      const service = findObject(input, { kind: 'Service', namespace, name });
      const found = service && faultOf(input, controller, { service, namespace, port });
      return found === undefined ? [] : [{ service: name, found }];
    });
    return uniqueBy(faults, ({ service, found }) => `${service} ${found}`).map((fault) => {
      const args = { ingress: nameOf(ingress.object), ...fault };
      return diagnostic('check/mesh-entrance', args, { path: ingress.origin });
    });
  });
}

function isInjected(input: CheckInput, name: string): boolean {
  const found = objectsOf(input, 'Namespace').find(({ object }) => object.metadata.name === name);
  return found?.object.metadata.labels?.['istio-injection'] === 'enabled';
}

/** Values of the chart that makes the class. */
function controllerOf({ components }: CheckInput, className: unknown): Body {
  const values = components.flatMap(({ source }) =>
    source.type === 'chart' ? [asBody(asBody(source.values)['controller'])] : [],
  );
  const named = values.find((each) => asBody(each['ingressClassResource'])['name'] === className);
  return named ?? {};
}

interface Backend {
  readonly name: string;
  /** As the Ingress names it: its name or its number. */
  readonly port: Body;
}

function backendsOf({ object }: KubernetesArtifact): readonly Backend[] {
  return asList(asBody(object['spec'])['rules'])
    .map((rule) => asBody(asBody(rule)['http']))
    .flatMap(({ paths }) => asList(paths).map(asBody))
    .map(({ backend }) => asBody(asBody(backend)['service']))
    .map((service) => ({ name: asText(service['name']), port: asBody(service['port']) }));
}

interface Target {
  readonly service: KubernetesArtifact;
  readonly namespace: string;
  readonly port: Backend['port'];
}

/** https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/ */
function faultOf(input: CheckInput, controller: Body, target: Target): string | undefined {
  const { selector, ports } = asBody(target.service.object['spec']);
  const { name, number } = target.port;
  const { port, appProtocol } =
    asList(ports)
      .map(asBody)
      .find((each) => (name === undefined ? each['port'] === number : each['name'] === name)) ?? {};
  if (asBody(controller['podLabels'])['sidecar.istio.io/inject'] !== 'true') {
    const takesBoth = objectsOf(input, 'PeerAuthentication').some(
      (each) =>
        namespaceOf(input, each) === target.namespace &&
        isPermissive(asBody(each.object['spec']), asBody(selector), String(port)),
    );
    return takesBoth ? undefined : `no sidecar, and port ${String(port)} takes no plain`;
  }
  if (asBody(controller['config'])['service-upstream'] !== 'true') {
    return 'addresses of pods, wanted service-upstream';
  }
  const protocol = asText(appProtocol);
  return protocol === 'tcp' ? undefined : `appProtocol ${protocol || 'none'}, wanted tcp`;
}

function isPermissive({ selector, portLevelMtls }: Body, pods: Body, port: string): boolean {
  const labels = Object.entries(asBody(asBody(selector)['matchLabels']));
  const isMeant = labels.every(([name, value]) => pods[name] === value);
  return isMeant && asBody(asBody(portLevelMtls)[port])['mode'] === 'PERMISSIVE';
}
