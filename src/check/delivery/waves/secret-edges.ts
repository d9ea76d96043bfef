// A store is there before the secrets read from it, and a secret before the chart that names it.
import { asBody, type CheckInput } from '../../check-input.ts';
import { chartEnd, type Edge } from './edge.ts';
import { valueEntries } from './value-entries.ts';
import { type Placed, placedKey, waveIndex } from './wave-index.ts';

export function secretEdges(input: CheckInput): readonly Edge[] {
  return [...storeEdges(input), ...chartSecretEdges(input)];
}

/** Name of the Secret that an ExternalSecret fills. */
export function secretOf({ artifact, spec }: Placed): string {
  return String(asBody(spec['target'])['name'] ?? artifact.object.metadata.name);
}

function storeEdges(input: CheckInput): readonly Edge[] {
  const { objects, byName } = waveIndex(input);
  return objects.flatMap(({ artifact, spec, end }) => {
    if (artifact.object.kind !== 'ExternalSecret') return [];
    const { kind, name } = asBody(spec['secretStoreRef']);
    const isShared = kind === 'ClusterSecretStore';
    const namespace = isShared ? undefined : artifact.object.metadata.namespace;
    const store = byName.get(placedKey(String(kind), namespace, name));
    return store ? [{ earlier: store.end, later: end }] : [];
  });
}

function chartSecretEdges(input: CheckInput): readonly Edge[] {
  const { objects, charts } = waveIndex(input);
  const secrets = new Map(
    objects
      .filter(({ artifact }) => artifact.object.kind === 'ExternalSecret')
      .map((each) => [`${each.artifact.object.metadata.namespace}/${secretOf(each)}`, each.end]),
  );
  return charts.flatMap(({ application, namespace, values }) =>
    valueEntries(values).flatMap(([key, value]) => {
      const earlier = /secret/i.test(key) ? secrets.get(`${namespace}/${value}`) : undefined;
      return earlier ? [{ earlier, later: chartEnd(application) }] : [];
    }),
  );
}
