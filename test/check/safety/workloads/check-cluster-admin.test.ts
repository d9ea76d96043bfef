import { describe, expect, it } from 'vitest';
import { checkClusterAdmin } from '../../../../src/check/safety/workloads/check-cluster-admin.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';
import { itAcceptsNightSchool } from './break-pod.ts';

const ADMIN = { kind: 'ClusterRole', name: 'cluster-admin' };
const SUBJECTS = [{ kind: 'ServiceAccount', namespace: 'tools', name: 'runner' }];
const FOUND = ['check/cluster-admin at value of manifests.tools.documents[0].roleRef'];

function found(...objects: object[]): readonly string[] {
  const artifacts = objects.map((object, index) => ({
    component: 'tools',
    object,
    origin: ['manifests', 'tools', 'documents', index],
    isWritten: true,
  }));
  const components = [{ name: 'tools', namespace: 'tools' }];
  const input = { environment: anEnvironment({}), stacks: [], components, objects: artifacts };
  return findings(checkClusterAdmin({ ...input, texts: [] } as never));
}

const binding = (roleRef: object, rest: object = {}) => ({
  kind: 'ClusterRoleBinding',
  metadata: { name: 'runner' },
  roleRef,
  subjects: SUBJECTS,
  ...rest,
});
const role = (rule: object) => ({
  kind: 'ClusterRole',
  metadata: { name: 'all' },
  rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'], ...rule }],
});

describe('checkClusterAdmin', () => {
  itAcceptsNightSchool(checkClusterAdmin);

  it('warns of an account that may do everything', () => {
    expect(found(binding(ADMIN))).toEqual(FOUND);
  });

  it('knows the right by what it says as well as by its name', () => {
    const all = { kind: 'ClusterRole', name: 'all' };

    expect(found(binding(all), role({}))).toEqual(FOUND);
    expect(found(binding(all), role({ verbs: ['get', 'list'] }))).toEqual([]);
  });

  it('minds a binding in one namespace where that one controls the cluster', () => {
    const kind = 'RoleBinding';

    expect(found(binding(ADMIN, { kind }))).toEqual([]);
    const metadata = { name: 'runner', namespace: 'kube-system' };
    expect(found(binding(ADMIN, { kind, metadata }))).toEqual(FOUND);
  });

  it('passes over a binding of nobody', () => {
    expect(found(binding(ADMIN, { subjects: [] }))).toEqual([]);
  });
});
