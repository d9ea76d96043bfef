import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../../src/model/artifact.ts';
import { judgeProjects } from '../../../../src/review/dangers/permissions/projects.ts';
import { judgeRoles } from '../../../../src/review/dangers/permissions/roles.ts';
import { changedObjects, saidBy } from '../changed.ts';

const object = (kind: string, rest: object): KubernetesObject => ({
  ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind, ...rest },
  metadata: { name: 'edit', namespace: 'shop' },
});
const role = (...rules: readonly object[]) => object('Role', { rules });
const pods = (...verbs: readonly string[]) => ({ apiGroups: [''], resources: ['pods'], verbs });

const told = (before: KubernetesObject, after: KubernetesObject) =>
  saidBy(judgeRoles, changedObjects({ before: [before], after: [after] }));

describe('roles of a cluster', () => {
  it('are told of with what they allow more', () => {
    expect(told(role(pods('get')), role(pods('get', 'delete')))).toEqual([
      'widens permission: Role shop/edit: who has it may delete on pods',
    ]);
    expect(told(role(pods('get', 'delete')), role(pods('get')))).toEqual([]);
  });

  it('do not mind order, rules that are split, and what a wildcard covers', () => {
    expect(told(role(pods('get', 'list')), role(pods('list'), pods('get')))).toEqual([]);
    expect(told(role(pods('*')), role(pods('get', 'delete')))).toEqual([]);
    expect(told(role(pods('get')), role(pods('*')))).toHaveLength(1);
  });

  it('count names of resources', () => {
    const named = { ...pods('get'), resourceNames: ['web'] };

    expect(told(role(named), role(pods('get')))).toHaveLength(1);
    expect(told(role(pods('get')), role(named))).toEqual([]);
  });

  it('are told of with who has them', () => {
    const binding = (...names: readonly string[]) =>
      object('RoleBinding', {
        roleRef: { kind: 'Role', name: 'edit' },
        subjects: names.map((name) => ({ kind: 'Group', name })),
      });

    expect(told(binding('a'), binding('b', 'a'))).toEqual([
      'widens permission: RoleBinding shop/edit: Group b has Role edit',
    ]);
    expect(told(binding('a', 'b'), binding('b', 'a'))).toEqual([]);
  });
});

describe('projects of Argo CD', () => {
  const project = (spec: object) => object('AppProject', { spec });
  const said = (before: object, after: object) =>
    saidBy(judgeProjects, changedObjects({ before: [project(before)], after: [project(after)] }));

  it('are told of with what they may bring, and where', () => {
    expect(said({ sourceRepos: ['https://a'] }, { sourceRepos: ['https://a', '*'] })).toEqual([
      'widens permission: AppProject shop/edit may bring from *',
    ]);
    expect(said({ sourceRepos: ['*'] }, { sourceRepos: ['https://a'] })).toEqual([]);
    const kept = { namespaceResourceBlacklist: [{ group: '', kind: 'Secret' }] };
    expect(said(kept, {})).toEqual([
      'widens permission: AppProject shop/edit is no longer kept from Secret',
    ]);
    expect(said({}, kept)).toEqual([]);
  });
});
