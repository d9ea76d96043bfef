import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { type AnyObject, objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const environment = nightSchool();
const output = compilePlatform(environment);
const terraform = terraformOf(environment);

function namespacesOf(store: string): readonly string[] {
  const { conditions } = objectOf(output, 'ClusterSecretStore', store)['spec'];
  return conditions.flatMap(({ namespaces }: AnyObject) => namespaces);
}

describe('compileSecretStore', () => {
  it('serves the namespaces of services and of add-ons that read', () => {
    expect(namespacesOf('secrets-manager')).toEqual(['backend-prod', 'monitoring']);
  });

  it('serves the jobs that make logins with a store of their own', () => {
    const { secretStoreRef } = objectOf(output, 'ExternalSecret', 'main-logins')['spec'];

    expect(secretStoreRef.name).toBe('login-jobs');
    expect(namespacesOf('login-jobs')).toEqual(['databases']);
  });

  it('gives that store a role of its own, which reads what the jobs need', () => {
    const { auth } = objectOf(output, 'ClusterSecretStore', 'login-jobs')['spec'].provider.aws;
    const { metadata } = objectOf(output, 'ServiceAccount', 'login-jobs');

    expect(auth.jwt.serviceAccountRef).toEqual({
      name: 'login-jobs',
      namespace: 'external-secrets',
    });
    expect(metadata.namespace).toBe('external-secrets');
    expect(metadata.annotations['eks.amazonaws.com/role-arn']).toBe(
      'arn:aws:iam::111122223333:role/night-school-prod-addon-login-jobs',
    );
    expect(terraform.policy('addon-login-jobs')['ReadOwnSecrets'].resources).toEqual([
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:night-school/prod/databases/main/*',
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:night-school/prod/search/main-??????',
    ]);
  });

  it('denies the login of the administrator to the other role, by its very name', () => {
    expect(terraform.policy('addon-external-secrets')['NoMasters']).toMatchObject({
      effect: 'Deny',
      resources: [
        'arn:aws:secretsmanager:us-east-1:111122223333:secret:night-school/prod/databases/main/master-??????',
      ],
    });
  });

  it('has one store where no job reads secrets', () => {
    const without = compilePlatform({ ...environment, databases: {}, search: {} });

    expect(objectsOf(without, 'ClusterSecretStore')).toHaveLength(1);
    expect(
      terraformOf({ ...environment, databases: {} }).policy('addon-external-secrets'),
    ).not.toHaveProperty('NoMasters');
  });

  it('has none without the add-on', () => {
    expect(
      objectsOf(
        compilePlatform(anEnvironment({ addons: { 'external-secrets': null } })),
        'ClusterSecretStore',
      ),
    ).toEqual([]);
  });
});
