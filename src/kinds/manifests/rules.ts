// What Kubernetes is never to see: documents that are no objects, that repeat each other, or hold secrets.
import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf, describeConsumer } from '../../model/services/consumers.ts';
import { asPlainObject } from '../../model/values/plain-object.ts';
import { report } from './codes.ts';
import { documentsOf, folderOf, type Written } from './documents.ts';
import type { Manifests } from './schema.ts';

export function checkManifests(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.manifests).flatMap(([key, entry]) => {
    const documents = documentsOf(key, entry);
    const broken = documents.flatMap(brokenDocument);
    if (broken.length > 0) return broken;
    return [
      ...sharedNetwork(environment, key, entry),
      ...documents.flatMap(secretValues),
      ...documents.flatMap((each) => madeNamespace(environment, each)),
      ...documents.flatMap((each) => elsewhere(environment, entry, each)),
      ...repeated(key, entry, documents),
    ];
  });
}

export function checkManifestCalls(environment: Environment): readonly Diagnostic[] {
  return consumersOf(environment).flatMap((consumer) =>
    consumer.uses.manifests.flatMap((key, position) => {
      if (environment.manifests[key]?.ports.length !== 0) return [];
      const args = { manifests: key, user: describeConsumer(consumer) };
      const path = [...consumer.path, 'manifests', position];
      return [report('model/manifest-unreached', args, { path })];
    }),
  );
}

function brokenDocument({ document, path }: Written): readonly Diagnostic[] {
  const body = asPlainObject(document);
  const found = describe(document);
  if (body === undefined) {
    return [report('model/manifest-not-an-object', { found, missing: 'fields' }, { path })];
  }
  const { apiVersion, kind, metadata, items } = body;
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    return [report('model/manifest-list', { kind }, { path: [...path, 'kind'] })];
  }
  const fields: readonly (readonly [string, unknown, Path])[] = [
    ['apiVersion', apiVersion, [...path, 'apiVersion']],
    ['kind', kind, [...path, 'kind']],
    ['metadata.name', asPlainObject(metadata)?.['name'], [...path, 'metadata', 'name']],
  ];
  const wrong = fields.filter(([, value]) => typeof value !== 'string' || value === '');
  return wrong
    .slice(0, 1)
    .map(([missing, , at]) =>
      report('model/manifest-not-an-object', { found, missing }, { path: at }),
    );
}

function describe(document: Json): string {
  const kind = asPlainObject(document)?.['kind'];
  if (typeof kind === 'string') return kind;
  if (Array.isArray(document)) return 'a list';
  return asPlainObject(document) === undefined ? 'a value' : 'a document';
}

function secretValues({ document, path }: Written): readonly Diagnostic[] {
  const { kind, apiVersion, metadata, ...body } = asPlainObject(document) ?? {};
  if (kind !== 'Secret' || apiVersion !== 'v1') return [];
  const secret = String(asPlainObject(metadata)?.['name']);
  return ['data', 'stringData']
    .filter((field) => Object.keys(asPlainObject(body[field]) ?? {}).length > 0)
    .map((field) => {
      const where = { path: [...path, field], target: 'key' } as const;
      return { ...report('model/manifest-secret', { secret, field }, where), hidesSource: true };
    });
}

/** Of services, and of manifests. */
function madeNamespace(
  { namespaces, manifests }: Environment,
  { document, path }: Written,
): readonly Diagnostic[] {
  const { kind, apiVersion, metadata } = asPlainObject(document) ?? {};
  if (kind !== 'Namespace' || apiVersion !== 'v1') return [];
  const namespace = String(asPlainObject(metadata)?.['name']);
  const made = [
    ...Object.keys(namespaces),
    ...Object.values(manifests).map((each) => each.namespace),
  ];
  if (!made.includes(namespace)) return [];
  return [
    report('model/manifest-namespace', { namespace }, { path: [...path, 'metadata', 'name'] }),
  ];
}

interface Identity {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Group and kind, place and name: what the cluster keeps one of. */
  readonly text: string;
}

function identityOf({ namespace: own }: Manifests, { document }: Written): Identity {
  const { apiVersion, kind, metadata } = asPlainObject(document) ?? {};
  const { name, namespace } = asPlainObject(metadata) ?? {};
  const [group] = String(apiVersion).includes('/') ? String(apiVersion).split('/') : [''];
  const place = typeof namespace === 'string' ? namespace : undefined;
  return {
    kind: String(kind),
    name: String(name),
    namespace: place,
    text: [group, kind, place ?? own, name].join('/'),
  };
}

function elsewhere(
  { namespaces }: Environment,
  entry: Manifests,
  written: Written,
): readonly Diagnostic[] {
  const { kind, name, namespace } = identityOf(entry, written);
  const own = entry.namespace;
  if (namespace === undefined || namespace === own || !namespaces[namespace]) return [];
  const path = [...written.path, 'metadata', 'namespace'];
  const object = `${kind} ${name}`;
  return [report('model/manifest-elsewhere', { object, namespace, own }, { path })];
}

function repeated(
  key: string,
  entry: Manifests,
  documents: readonly Written[],
): readonly Diagnostic[] {
  const first = new Map<string, Written>();
  return documents.flatMap((each) => {
    const { kind, name, text } = identityOf(entry, each);
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, each);
    if (earlier === undefined) return [];
    const args = { object: `${kind} ${name}`, first: `${folderOf(key, entry)}/${earlier.file}` };
    return [report('model/manifest-repeated', args, { path: [...each.path, 'metadata', 'name'] })];
  });
}

/** In a namespace of services their policies hold, and its level. */
function sharedNetwork(
  { namespaces }: Environment,
  key: string,
  { namespace, network, ports, podSecurity }: Manifests,
): readonly Diagnostic[] {
  if (!namespaces[namespace]) return [];
  const { fromApiServer, fromLoadBalancers, outside } = network;
  const said = {
    ports: ports.length > 0,
    podSecurity: podSecurity !== 'restricted',
    network: outside || fromApiServer.length + fromLoadBalancers.length > 0,
  };
  return Object.entries(said)
    .filter(([, isSaid]) => isSaid)
    .map(([each]) =>
      report(
        'model/manifest-network',
        { manifests: key, namespace, key: each },
        { path: ['manifests', key, each], target: 'key' },
      ),
    );
}
