import { parse } from 'yaml';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact, KubernetesObject } from '../../model/artifact.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { ObjectChange } from '../transition.ts';
import { isEqual } from './is-equal.ts';

interface Placed {
  readonly component: string;
  readonly object: KubernetesObject;
}

/** `texts` are files that differ, by path below the environment; `now` are objects whose files differ. */
export function objectChanges(
  texts: ReadonlyMap<string, string>,
  now: readonly KubernetesArtifact[],
  originsBefore: () => ReadonlyMap<string, Path>,
): readonly ObjectChange[] {
  const before = new Map([...texts].flatMap(([path, text]) => objectIn(path, text)));
  const after = new Map(now.map((artifact) => [identityOf(artifact.object), artifact] as const));
  const kept = [...after].map(([identity, { component, object, origin }]) => {
    const was = before.get(identity);
    const componentBefore = was?.component ?? component;
    return { component, componentBefore, before: was?.object ?? null, after: object, origin };
  });
  const gone = [...before].filter(([identity]) => !after.has(identity));
  const removed = gone.map(([identity, { component, object }]) => {
    const origin = originsBefore().get(identity) ?? originOfComponent(component, now);
    return { component, componentBefore: component, before: object, after: null, origin };
  });
  const isDifferent = (each: ObjectChange) =>
    each.component !== each.componentBefore || !isEqual(each.before, each.after);
  return [...kept.filter(isDifferent), ...removed];
}

/** The part of the environment that its Application comes from. */
function originOfComponent(component: string, now: readonly KubernetesArtifact[]): Path {
  const application = now.find(({ object }) => {
    const source = isPlainObject(object['spec']) ? object['spec']['source'] : undefined;
    const path = isPlainObject(source) ? source['path'] : undefined;
    return object.kind === 'Application' && String(path).endsWith(`/${component}`);
  });
  return application?.origin ?? [];
}

/** `apps/Deployment shop/web`: what it is called, whatever the version of its API. */
export function identityOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return `${group}/${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

function objectIn(path: string, text: string): readonly (readonly [string, Placed])[] {
  const component = componentOf(path);
  if (component === undefined) return [];
  const object: unknown = parse(text, { logLevel: 'silent' });
  if (!isObject(object)) return [];
  return [[identityOf(object), { component, object }]];
}

function componentOf(path: string): string | undefined {
  if (path === 'root.yaml') return 'root';
  const [room, component] = path.split('/');
  if (room === 'argocd') return room;
  return room === 'kubernetes' ? component : undefined;
}

/** What somebody edited by hand is not ours to judge. */
function isObject(value: unknown): value is KubernetesObject {
  if (!isPlainObject(value) || !isPlainObject(value['metadata'])) return false;
  const texts = [value['apiVersion'], value['kind'], value['metadata']['name']];
  return texts.every((text) => typeof text === 'string');
}
