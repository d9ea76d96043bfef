import { describe, expect, it } from 'vitest';
import { compileApps } from '../../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { objectOf, objectsOf } from '../../support/kubernetes-objects.ts';
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

  it('are left out, and their mounts too, while the id is not recorded', () => {
    const pod = objectOf(compileApps(unrecorded), 'Deployment', 'web')['spec'].template.spec;
    const objects = compilePlatform(unrecorded);

    expect(pod.volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'rds-ca']);
    expect(pod.containers[0].volumeMounts).toHaveLength(2);
    expect(objectsOf(objects, 'PersistentVolumeClaim')).toEqual([]);
    expect(objectsOf(objects, 'StorageClass').map(({ metadata }) => metadata.name)).toEqual([
      'gp3',
    ]);
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
