import { describe, expect, it } from 'vitest';
import { compileApps } from '../../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { objectOf, objectsOf } from '../../support/kubernetes-objects.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { ID, withFileSystem } from '../../support/with-file-system.ts';

const environment = anEnvironment(withFileSystem());
const platform = compilePlatform(environment);
const apps = compileApps(environment);
const unrecorded = anEnvironment(withFileSystem({ id: null }));

describe('claims of a file system', () => {
  it.each([
    ['static', '50Gi'],
    ['media', '100Gi'],
  ])('have the size of %s and are shared by all pods (S0-APP-13, S0-APP-14)', (claim, size) => {
    const { metadata, spec } = objectOf(platform, 'PersistentVolumeClaim', `main-${claim}`);

    expect(metadata.namespace).toBe('shop');
    expect(spec).toMatchObject({ accessModes: ['ReadWriteMany'], storageClassName: 'efs-main' });
    expect(JSON.parse(JSON.stringify(spec.resources.requests))).toEqual({ storage: size });
  });

  it('get a directory of their own that outlives them, for the user that pods run as', () => {
    const { parameters, reclaimPolicy } = objectOf(platform, 'StorageClass', 'efs-main');
    const { securityContext } = objectOf(apps, 'Deployment', 'web')['spec'].template.spec;

    expect(parameters).toMatchObject({ provisioningMode: 'efs-ap', fileSystemId: ID });
    expect(parameters.uid).toBe(String(securityContext.runAsUser));
    expect(reclaimPolicy).toBe('Retain');
  });

  it('are mounted where the service asks for them', () => {
    const pod = objectOf(apps, 'Deployment', 'web')['spec'].template.spec;

    expect(pod.volumes).toContainEqual({
      name: 'main-media',
      persistentVolumeClaim: { claimName: 'main-media' },
    });
    expect(pod.containers[0].volumeMounts).toContainEqual({
      name: 'main-media',
      mountPath: '/openedx/media',
    });
  });

  it('are there before the id is known, which the driver reads where Terraform leaves it', () => {
    const objects = compilePlatform(unrecorded);
    const { parameters } = objectOf(objects, 'StorageClass', 'efs-main');
    const { metadata, spec } = objectOf(objects, 'ExternalSecret', 'file-system-main');
    const secret = terraformOf(unrecorded).one(
      'aws_secretsmanager_secret_version',
      'file-system-main',
    );

    expect(parameters).toMatchObject({
      fileSystemIdSecretRef: 'kube-system/file-system-main/id',
    });
    expect(parameters).not.toHaveProperty('fileSystemId');
    expect(metadata.namespace).toBe('kube-system');
    expect(spec.data[0].remoteRef).toEqual({ key: 'shop/prod/file-systems/main', property: 'id' });
    expect(JSON.parse(secret.secret_string)).toEqual({ id: '${aws_efs_file_system.main.id}' });
    expect(objectsOf(objects, 'PersistentVolumeClaim')).toHaveLength(2);
  });

  it('let the driver read that Secret, and no other', () => {
    const objects = compilePlatform(unrecorded);

    expect(objectOf(objects, 'Role', 'file-system-main')['rules']).toEqual([
      {
        apiGroups: [''],
        resources: ['secrets'],
        resourceNames: ['file-system-main'],
        verbs: ['get'],
      },
    ]);
    expect(objectOf(objects, 'RoleBinding', 'file-system-main')['subjects']).toEqual([
      { kind: 'ServiceAccount', name: 'efs-csi-controller-sa', namespace: 'kube-system' },
    ]);
  });

  it('need no Secret where the id is written down', () => {
    expect(JSON.stringify(objectsOf(platform, 'ExternalSecret'))).not.toContain('file-system');
    expect(terraformOf(environment).all('aws_secretsmanager_secret')).not.toHaveProperty(
      'file-system-main',
    );
  });

  it('are no component without any claim', () => {
    const unclaimed = anEnvironment({
      ...withFileSystem({ claims: null, id: null }),
      services: { web: { uses: { fileSystems: null } } },
    });

    expect(objectsOf(compilePlatform(unclaimed), 'StorageClass')).toHaveLength(1);
    expect(
      checkEnvironment(
        compiledSmall({ ...withFileSystem({ claims: null, id: null }), services: {} }),
      ),
    ).toEqual([]);
  });

  it.each([
    ['file-system-other/id', 'check/kubernetes-reference-missing'],
    ['file-system-main/name', 'check/kubernetes-key-missing'],
  ])('are checked for a Secret with the id: %s', (place, code) => {
    const compiled = compiledSmall(withFileSystem({ id: null }));
    const objects = compiled.objects.map((artifact) =>
      artifact.object.kind === 'StorageClass' && artifact.object.metadata.name === 'efs-main'
        ? {
            ...artifact,
            object: {
              ...artifact.object,
              parameters: { fileSystemIdSecretRef: `kube-system/${place}` },
            },
          }
        : artifact,
    );

    expect(checkEnvironment({ ...compiled, objects }).map((each) => each.code)).toContain(code);
  });

  it('open no network policy: the node mounts them', () => {
    const policy = JSON.stringify(objectOf(apps, 'NetworkPolicy', 'web'));

    expect(policy).not.toContain('2049');
  });

  it.each([{}, { id: null }])('leave nothing for the checks to say with %o', (changes) => {
    const overrides = withFileSystem(changes);
    const named = { ...overrides, network: { acls: true, nodeEgress: 'named' } };

    expect(checkEnvironment(compiledSmall(overrides))).toEqual([]);
    expect(checkEnvironment(compiledSmall(named))).toEqual([]);
  });
});
