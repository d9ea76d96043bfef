// A port that is called by its name exists where it is looked for.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { type Container, type PodTemplate, podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { podSelectionsOf, serviceSelectionsOf } from '../../artifacts/selections.ts';
import { asBody, asList, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';

interface PortUse {
  readonly artifact: KubernetesArtifact;
  readonly field: Path;
  readonly port: unknown;
  /** The names there are. */
  readonly known: readonly string[];
}

export function checkNamedPorts(input: CheckInput): readonly Diagnostic[] {
  return [...usesInPods(input), ...usesOfPods(input), ...usesOfServices(input)]
    .filter(({ port, known }) => typeof port === 'string' && !known.includes(port))
    .map(({ artifact, field, port, known }) => {
      const name = String(port);
      const object = nameOf(artifact.object);
      const args = {
        object,
        field: renderPath(field),
        port: name,
        suggestion: nearest(name, known),
      };
      const where = { path: pointAtField(input.environment, artifact, field) };
      return diagnostic('check/kubernetes-port-missing', args, where);
    });
}

const HANDLERS: readonly Path[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'preStop'],
  ['lifecycle', 'postStart'],
];

function usesInPods(input: CheckInput): readonly PortUse[] {
  return podTemplatesOf(input).flatMap(({ artifact, containers }) =>
    containers.flatMap((container) => {
      const known = portNames([container]);
      return HANDLERS.flatMap((at) => {
        const handler = at.reduce((body, key) => asBody(body[key]), container.body);
        return ['httpGet', 'tcpSocket'].map((way) => ({
          artifact,
          field: [...container.path, ...at, way, 'port'],
          port: asBody(handler[way])['port'],
          known,
        }));
      });
    }),
  );
}

/** By Services, NetworkPolicies and PodMonitors. */
function usesOfPods(input: CheckInput): readonly PortUse[] {
  return podSelectionsOf(input)
    .filter(({ found, isOpen }) => found.length > 0 && !isOpen)
    .flatMap(({ artifact, found }) => {
      const known = sharedNames(found);
      return portFieldsOf(artifact).map((use) => ({ artifact, known, ...use }));
    });
}

function portFieldsOf({ object }: KubernetesArtifact) {
  const spec = asBody(object['spec']);
  const entries = (path: Path, list: unknown, key: string) =>
    asList(list).map((entry, index) => ({
      field: [...path, index, key],
      port: asBody(entry)[key],
    }));
  if (object.kind === 'Service') return entries(['spec', 'ports'], spec['ports'], 'targetPort');
  if (object.kind === 'PodMonitor') {
    return entries(['spec', 'podMetricsEndpoints'], spec['podMetricsEndpoints'], 'port');
  }
  return asList(spec['ingress']).flatMap((rule, index) =>
    entries(['spec', 'ingress', index, 'ports'], asBody(rule)['ports'], 'port'),
  );
}

/** By ServiceMonitors. */
function usesOfServices(input: CheckInput): readonly PortUse[] {
  return serviceSelectionsOf(input)
    .filter(({ found, isOpen }) => found.length > 0 && !isOpen)
    .flatMap(({ artifact, found }) => {
      const known = found.flatMap(({ object }) =>
        asList(asBody(object['spec'])['ports']).map((port) => String(asBody(port)['name'])),
      );
      return asList(asBody(artifact.object['spec'])['endpoints']).map((endpoint, index) => ({
        artifact,
        field: ['spec', 'endpoints', index, 'port'],
        port: asBody(endpoint)['port'],
        known,
      }));
    });
}

/** The names that every one of the pods has. */
function sharedNames(templates: readonly PodTemplate[]): readonly string[] {
  const [first = [], ...others] = templates.map(({ containers }) => portNames(containers));
  return first.filter((name) => others.every((names) => names.includes(name)));
}

function portNames(containers: readonly Container[]): readonly string[] {
  return containers.flatMap(({ body }) =>
    asList(body['ports']).map((port) => String(asBody(port)['name'])),
  );
}
