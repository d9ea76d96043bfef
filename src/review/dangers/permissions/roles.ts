// Roles of Kubernetes, and who has them. https://kubernetes.io/docs/reference/access-authn-authz/rbac/

import { firstOf } from '../../../diagnostics/wording.ts';
import type { KubernetesObject } from '../../../model/artifact.ts';
import { objectsIn, textsIn } from '../../../model/values/lists.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import type { DangerJudge } from '../danger-judge.ts';

interface Right {
  readonly verb: string;
  /** `apps/deployments`, or a path. */
  readonly resource: string;
  /** Null: whatever it is called. */
  readonly name: string | null;
}

export const judgeRoles: DangerJudge = ({ thing, kind, name }, setting) => {
  if (thing.plane !== 'kubernetes' || setting === null) return [];
  const { before, after } = thing.of;
  if (after === null) return [];
  const more = kind.endsWith('RoleBinding')
    ? boundMore(before, after)
    : ['Role', 'ClusterRole'].includes(kind)
      ? rightsMore(before, after)
      : [];
  if (more.length === 0) return [];
  return [{ label: 'widens permission', reason: `${name}: ${more.join('; ')}` }];
};

function rightsMore(before: KubernetesObject | null, after: KubernetesObject): readonly string[] {
  const stood = before === null ? [] : rightsIn(before);
  const more = rightsIn(after).filter((right) => !stood.some((each) => covers(each, right)));
  const resources = [...new Set(more.map(resourceWords))];
  const sentences = resources.map((resource) => {
    const same = more.filter((right) => resourceWords(right) === resource);
    const verbs = [...new Set(same.map(({ verb }) => (verb === '*' ? 'do anything' : verb)))];
    return `who has it may ${firstOf(verbs, 4)} on ${resource}`;
  });
  return sentences.length <= 3
    ? sentences
    : [...sentences.slice(0, 3), `and ${sentences.length - 3} more`];
}

function resourceWords({ resource, name }: Right): string {
  const kind = resource === '*/*' ? 'everything' : resource.replace(/^\//, '');
  return name === null ? kind : `${kind} ${name}`;
}

function rightsIn(role: KubernetesObject): readonly Right[] {
  return objectsIn(role['rules']).flatMap((rule) => {
    const verbs = textsIn(rule['verbs']);
    const names = rule['resourceNames'] === undefined ? [null] : textsIn(rule['resourceNames']);
    const groups = textsIn(rule['apiGroups']);
    const resources = [
      ...groups.flatMap((group) => textsIn(rule['resources']).map((each) => `${group}/${each}`)),
      ...textsIn(rule['nonResourceURLs']),
    ];
    return verbs.flatMap((verb) =>
      resources.flatMap((resource) => names.map((name) => ({ verb, resource, name }))),
    );
  });
}

function covers(outer: Right, inner: Right): boolean {
  const isSameVerb = outer.verb === '*' || outer.verb === inner.verb;
  const isSameName = outer.name === null || outer.name === inner.name;
  return isSameVerb && isSameName && coversResource(outer.resource, inner.resource);
}

function coversResource(outer: string, inner: string): boolean {
  const [group, resource] = partsOf(outer);
  const [otherGroup, otherResource] = partsOf(inner);
  const isSame = resource === '*' || resource === otherResource;
  return (group === '*' || group === otherGroup) && isSame;
}

function partsOf(resource: string): readonly [string, string] {
  const at = resource.indexOf('/');
  return [resource.slice(0, at), resource.slice(at + 1)];
}

function boundMore(before: KubernetesObject | null, after: KubernetesObject): readonly string[] {
  const role = roleOf(after);
  const stood = before !== null && roleOf(before) === role ? subjectsIn(before) : [];
  const more = subjectsIn(after).filter((each) => !stood.includes(each));
  return more.length === 0
    ? []
    : [`${firstOf(more, 3)} ${more.length > 1 ? 'have' : 'has'} ${role}`];
}

function roleOf({ roleRef }: KubernetesObject): string {
  return isPlainObject(roleRef) ? `${roleRef['kind']} ${roleRef['name']}` : '';
}

function subjectsIn({ subjects }: KubernetesObject): readonly string[] {
  return objectsIn(subjects).map(({ kind, name, namespace }) =>
    namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`,
  );
}
