// What Applications of a project of Argo CD may bring, and where to.
// https://argo-cd.readthedocs.io/en/stable/user-guide/projects/

import { firstOf } from '../../../diagnostics/wording.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { specOf } from '../spec-of.ts';
import { coversPattern } from './patterns.ts';

const ALLOWED = {
  sourceRepos: 'from',
  destinations: 'to',
  clusterResourceWhitelist: 'objects of the cluster of kind',
  namespaceResourceWhitelist: 'objects of kind',
} as const;

const DENIED = ['clusterResourceBlacklist', 'namespaceResourceBlacklist'] as const;

export const judgeProjects: DangerJudge = ({ thing, kind, name }, setting) => {
  if (thing.plane !== 'kubernetes' || kind !== 'AppProject' || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null || after === null) return [];
  const [was, is] = [specOf(before), specOf(after)];
  const allowed = Object.entries(ALLOWED).flatMap(([key, words]) => {
    const stood = textsOf(was[key]);
    const more = textsOf(is[key]).filter((each) => !stood.some((one) => coversPattern(one, each)));
    return more.length === 0 ? [] : [`${name} may bring ${words} ${firstOf(more, 3)}`];
  });
  const released = DENIED.flatMap((key) => {
    const stands = textsOf(is[key]);
    const less = textsOf(was[key]).filter(
      (each) => !stands.some((one) => coversPattern(one, each)),
    );
    return less.length === 0 ? [] : [`${name} is no longer kept from ${firstOf(less, 3)}`];
  });
  return [...allowed, ...released].map((reason) => ({ label: 'widens permission', reason }));
};

/** `apps/Deployment`, `in-cluster/shop`. */
function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.map((each) => {
    if (!isPlainObject(each)) return String(each);
    const { group, kind, name, server, namespace } = each;
    if (kind !== undefined) return group === '' ? String(kind) : `${group}/${kind}`;
    return `${name ?? server}/${namespace}`;
  });
}
