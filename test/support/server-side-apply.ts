// Who owns which field of an object, and what of it goes when its owner no longer names it: as much of
// server-side apply as our manifests need, without a cluster.
// https://kubernetes.io/docs/reference/using-api/server-side-apply/
import type { AnyObject } from './kubernetes-objects.ts';

export interface Live {
  /** Values by path, lists as a whole but for those of named things. */
  readonly fields: ReadonlyMap<string, unknown>;
  readonly owners: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What the API server writes where nobody does. Owned by nobody. */
export type Defaults = Readonly<Record<string, unknown>>;

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/#DeploymentSpec */
export const POD_DEFAULTS: Defaults = { 'spec.replicas': 1 };

export const ARGO_CD = 'argocd-controller';

const NOTHING: Live = { fields: new Map(), owners: new Map() };

/** `--force-conflicts`, as Argo CD does it: what it names becomes its own. */
export function applied(
  live: Live | null,
  { manager, manifest, defaults }: { manager: string; manifest: AnyObject; defaults: Defaults },
): Live {
  const before = live ?? NOTHING;
  const named = fieldsOf(manifest);
  const fields = new Map(before.fields);
  const owners = new Map([...before.owners].map(([path, set]) => [path, new Set(set)]));
  for (const [path, value] of named) {
    const isSame = JSON.stringify(fields.get(path)) === JSON.stringify(value);
    owners.set(path, new Set([...(isSame ? (owners.get(path) ?? []) : []), manager]));
    fields.set(path, value);
  }
  for (const [path, set] of owners) {
    if (named.has(path) || !set.delete(manager) || set.size > 0) continue;
    owners.delete(path);
    fields.delete(path);
  }
  for (const [path, value] of Object.entries(defaults)) {
    if (!fields.has(path)) fields.set(path, value);
  }
  return { fields, owners };
}

/** As a controller writes: the number of pods, by the scale subresource. */
export function updated(live: Live, manager: string, path: string, value: unknown): Live {
  return {
    fields: new Map([...live.fields, [path, value]]),
    owners: new Map([...live.owners, [path, new Set([manager])]]),
  };
}

/**
 * One sync of an object: what the Application ignores is applied as it is in the cluster.
 * argoproj/argo-cd controller/sync.go, normalizeTargetResources, v3.4.4
 */
export function synced(
  live: Live | null,
  { manifest, application }: { manifest: AnyObject; application: AnyObject },
): Live {
  const respected = ignoredPaths(application, manifest).filter((path) => live?.fields.has(path));
  const target = structuredClone(manifest);
  for (const path of respected) put(target, path.split('.'), live?.fields.get(path));
  return applied(live, { manager: ARGO_CD, manifest: target, defaults: POD_DEFAULTS });
}

function ignoredPaths({ spec }: AnyObject, { apiVersion, kind }: AnyObject): readonly string[] {
  if (!spec.syncPolicy.syncOptions.includes('RespectIgnoreDifferences=true')) return [];
  const entries: readonly AnyObject[] = spec.ignoreDifferences ?? [];
  return entries
    .filter((each) => each['kind'] === kind && apiVersion.startsWith(`${each['group']}/`))
    .flatMap(({ jqPathExpressions }) => jqPathExpressions)
    .map((expression: string) => expression.slice(1));
}

function put(object: AnyObject, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    object[first] = value;
    return;
  }
  object[first] ??= {};
  put(object[first], rest, value);
}

function fieldsOf(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  const parts = partsOf(value);
  if (parts === undefined) return new Map([[path, value]]);
  return new Map(
    parts.flatMap(([key, part]) => [...fieldsOf(part, path === '' ? key : `${path}.${key}`)]),
  );
}

function partsOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (!Array.isArray(value)) return Object.entries(value);
  const isOfNamed = value.length > 0 && value.every((each) => typeof each?.name === 'string');
  return isOfNamed ? value.map((each) => [`[${each.name}]`, each]) : undefined;
}
