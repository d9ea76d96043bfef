// What the API server calls among the pods of a folder: webhooks, conversions, and APIs of its own.
import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { asPlainObject, type PlainObject } from '../../model/values/plain-object.ts';
import { report } from './codes.ts';
import { documentsOf, type Written } from './documents.ts';
import type { Manifests } from './schema.ts';

/** In a namespace of services, policies of the folder itself hold. */
export function checkWebhookWays({ manifests, namespaces }: Environment): readonly Diagnostic[] {
  return Object.entries(manifests)
    .filter(([, { namespace }]) => !namespaces[namespace])
    .flatMap(([key, entry]) => closed(key, entry));
}

function closed(key: string, entry: Manifests): readonly Diagnostic[] {
  const documents = documentsOf(key, entry);
  const calls = documents.flatMap((written) =>
    callsOf(written)
      .filter(({ namespace }) => namespace === entry.namespace)
      .flatMap((call) =>
        targetPorts(documents, call).map((port) => ({ port, call, object: nameOf(written) })),
      ),
  );
  const { fromApiServer } = entry.network;
  const wanted = [...new Set([...fromApiServer, ...calls.map(({ port }) => port)])].sort(
    (a, b) => a - b,
  );
  return calls
    .filter(({ port }) => !fromApiServer.includes(port))
    .map(({ port, call: { path }, object }) => {
      const args = { object, manifests: key, port, ports: wanted.join(', ') };
      return report('model/manifest-webhook-closed', args, { path });
    });
}

function nameOf({ document }: Written): string {
  const { kind, metadata } = asPlainObject(document) ?? {};
  return `${kind} ${asPlainObject(metadata)?.['name']}`;
}

interface Call {
  readonly namespace: unknown;
  readonly service: unknown;
  readonly port: number;
  readonly path: Path;
}

const HTTPS = 443;

/** https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference */
function callsOf({ document, path }: Written): readonly Call[] {
  const { kind, spec, webhooks } = asPlainObject(document) ?? {};
  const at = (keys: Path, service: unknown): readonly Call[] => {
    const named = asPlainObject(service);
    if (named === undefined) return [];
    const port = typeof named['port'] === 'number' ? named['port'] : HTTPS;
    const { namespace, name } = named;
    return [{ namespace, service: name, port, path: [...path, ...keys] }];
  };
  if (kind === 'APIService') return at(['spec', 'service'], asPlainObject(spec)?.['service']);
  if (kind === 'CustomResourceDefinition') {
    const keys = ['conversion', 'webhook', 'clientConfig', 'service'];
    return at(['spec', ...keys], deep(spec, keys));
  }
  if (kind !== 'ValidatingWebhookConfiguration' && kind !== 'MutatingWebhookConfiguration')
    return [];
  return listOf(webhooks).flatMap((webhook, index) =>
    at(['webhooks', index, 'clientConfig', 'service'], deep(webhook, ['clientConfig', 'service'])),
  );
}

/** Of the pods behind the Service; none where the folder does not say. */
function targetPorts(documents: readonly Written[], { service, port }: Call): readonly number[] {
  const services = bodiesOf(documents, 'Service').filter(
    ({ metadata }) => asPlainObject(metadata)?.['name'] === service,
  );
  const targets = services.flatMap(({ spec }) =>
    mapsIn(asPlainObject(spec)?.['ports'])
      .filter((each) => each['port'] === port)
      .map((each) => each['targetPort'] ?? port),
  );
  return targets.flatMap((target) =>
    typeof target === 'number' ? [target] : containerPorts(documents, target),
  );
}

function containerPorts(documents: readonly Written[], name: unknown): readonly number[] {
  const ports = documents.flatMap(({ document }) =>
    listOf(deep(document, ['spec', 'template', 'spec', 'containers'])).flatMap((container) =>
      mapsIn(asPlainObject(container)?.['ports']),
    ),
  );
  const named = ports.filter((port) => port['name'] === name);
  return [...new Set(named.map((port) => port['containerPort']))].filter(
    (port) => typeof port === 'number',
  );
}

function bodiesOf(documents: readonly Written[], kind: string): readonly PlainObject[] {
  return mapsIn(documents.map(({ document }) => document)).filter((body) => body['kind'] === kind);
}

function mapsIn(value: unknown): readonly PlainObject[] {
  return listOf(value).map((each) => asPlainObject(each) ?? {});
}

function deep(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((part, key) => asPlainObject(part)?.[key], value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
