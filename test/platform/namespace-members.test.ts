import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const members = {
  developers: { role: 'shop-developer', access: 'view' },
  releases: { role: 'shop-release', access: 'deploy' },
};
const environment = anEnvironment({ namespaces: { shop: { members } } });
const platform = compilePlatform(environment);

describe('members of a namespace', () => {
  it('are bound to a Role by their group (S0-ID-04, S1-SEC-10)', () => {
    const binding = objectOf(platform, 'RoleBinding', 'members-view');

    expect(binding['subjects'][0].name).toBe('groundplan:shop:view');
    expect(binding['roleRef']).toMatchObject({ kind: 'Role', name: 'members-view' });
    expect(objectsOf(platform, 'ClusterRole')).toEqual([]);
  });

  it('have an access entry of their role with the same group', () => {
    const entry = terraformOf(environment).one('aws_eks_access_entry', 'member-shop-release');

    expect(entry.principal_arn).toBe('arn:aws:iam::210987654321:role/shop-release');
    expect(entry.kubernetes_groups).toEqual(['groundplan:shop:deploy']);
  });

  it('never reach Secrets (S0-SEC-08)', () => {
    const roles = objectsOf(platform, 'Role');

    expect(roles).toHaveLength(2);
    expect(JSON.stringify(roles)).not.toMatch(/"secrets"|"\*"/);
  });
});
