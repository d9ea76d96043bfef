import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { checkNames } from '../../src/environment/rules/names.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { withFileSystem } from '../support/with-file-system.ts';

const DEFAULT = 'storageclass.kubernetes.io/is-default-class';

const withClasses = (storageClasses: Overrides) => ({ cluster: { storageClasses } });
const fast = { type: 'io2', iops: 8000, reclaim: 'Retain' };

describe('storage classes', () => {
  const output = compilePlatform(anEnvironment(withClasses({ fast })));

  it('stand beside gp3, which stays the default (S1-STO-01, S1-STO-05, S1-STO-08)', () => {
    expect(objectsOf(output, 'StorageClass').map(({ metadata }) => metadata.name)).toEqual([
      'gp3',
      'fast',
    ]);
    expect(objectOf(output, 'StorageClass', 'gp3')).toMatchObject({
      metadata: { annotations: { [DEFAULT]: 'true' } },
      parameters: { type: 'gp3', encrypted: 'true' },
    });
  });

  it('have the IOPS they are given, encrypted like the rest (S1-STO-05)', () => {
    expect(objectOf(output, 'StorageClass', 'fast')).toMatchObject({
      provisioner: 'ebs.csi.aws.com',
      parameters: { type: 'io2', iops: '8000', encrypted: 'true' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
    });
  });

  it('are made again when they change, under the name that claims hold on to', () => {
    const annotationsOf = (name: string) =>
      objectOf(output, 'StorageClass', name)['metadata'].annotations;

    expect(annotationsOf('fast')).toEqual({
      'argocd.argoproj.io/sync-options': 'Force=true,Replace=true',
    });
    expect(annotationsOf('gp3')).toEqual({ [DEFAULT]: 'true' });
  });

  it('may take the place of gp3 as the default', () => {
    const classes = { wide: { type: 'gp3', iops: 6000, throughput: 500, default: true } };
    const changed = compilePlatform(anEnvironment(withClasses(classes)));
    const isDefault = objectsOf(changed, 'StorageClass').map(
      ({ metadata }) => metadata.annotations?.[DEFAULT],
    );

    expect(isDefault).toEqual([undefined, 'true']);
    expect(objectOf(changed, 'StorageClass', 'wide')['parameters']).toMatchObject({
      iops: '6000',
      throughput: '500',
    });
  });

  it('pass every check of what is compiled', () => {
    expect(checkEnvironment(compiledSmall(withClasses({ fast })))).toEqual([]);
  });

  it('cannot have the name of one that is there', () => {
    const taken = anEnvironment({
      ...withFileSystem(),
      ...withClasses({ gp3: { type: 'gp3' }, 'efs-main': fast }),
    });

    expect(findings(checkNames(taken))).toEqual([
      'model/name-conflict at key of cluster.storageClasses.gp3',
      'model/name-conflict at key of cluster.storageClasses.efs-main',
    ]);
  });
});
