import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../../../src/environment/rules/references.ts';
import { checkMounts } from '../../../../src/environment/rules/services/mounts.ts';
import { checkVolumes } from '../../../../src/environment/rules/services/volumes.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const check = (overrides: Overrides, others: Overrides = {}) =>
  findings(checkVolumes(anEnvironment({ services: { it: aService(overrides) }, ...others })));

const disk = { data: { claim: { size: '10Gi' }, path: '/data' } };
const one = { replicas: 1, singleton: true, volumes: disk };
const job = { port: null, kind: 'job', volumes: disk };
const cronJob = { port: null, kind: 'cronJob', schedule: { cron: '@daily' } };
const existing = { data: { claim: { existing: 'legacy' }, path: '/data' } };
const set = { kind: 'statefulSet', claims: { data: { size: '10Gi', path: '/data' } } };

describe('checkVolumes', () => {
  it.each<readonly [string, Overrides]>([
    ['a disk of a singleton', one],
    [
      'a disk of one pod that goes before it is replaced',
      { ...one, singleton: false, rollout: { maxSurge: 0, maxUnavailable: 1 } },
    ],
    ['a disk of a job', job],
    ['a disk of a set of one', { kind: 'statefulSet', replicas: 1, volumes: disk }],
    ['an existing claim of a cronJob', { ...cronJob, volumes: existing }],
    [
      'an existing claim that many may mount',
      { volumes: { data: { claim: { existing: 'all', shared: true } } } },
    ],
    ['a folder in memory', { volumes: { cache: { emptyDir: { size: '64Mi', memory: true } } } }],
    ['disks of a set, of many pods', { ...set, replicas: 5, autoscaling: { maxReplicas: 9 } }],
  ])('accepts %s', (_, overrides) => {
    expect(check(overrides)).toEqual([]);
  });

  it.each<readonly [string, Overrides, string]>([
    [
      'nothing',
      { volumes: { it: { path: '/it' } } },
      'model/volume-source at key of services.it.volumes.it',
    ],
    [
      'two sources',
      { volumes: { it: { configMap: 'a', secret: 'b' } } },
      'model/volume-source at key of services.it.volumes.it',
    ],
    [
      'a claim of no size',
      { ...one, volumes: { it: { claim: {} } } },
      'model/claim-ambiguous at key of services.it.volumes.it.claim',
    ],
    [
      'a new claim that exists',
      { ...one, volumes: { it: { claim: { size: '1Gi', existing: 'it' } } } },
      'model/claim-ambiguous at key of services.it.volumes.it.claim',
    ],
    [
      'a disk for all',
      { volumes: { it: { claim: { size: '1Gi', shared: true } } } },
      'model/claim-misplaced at value of services.it.volumes.it.claim.shared',
    ],
    [
      'the class of an existing claim',
      { ...one, volumes: { it: { claim: { existing: 'it', storageClass: 'gp3' } } } },
      'model/claim-misplaced at value of services.it.volumes.it.claim.storageClass',
    ],
    [
      'more replicas',
      { ...one, replicas: 2 },
      'model/disk-shared at value of services.it.replicas',
    ],
    [
      'an existing claim of more replicas',
      { ...one, replicas: 2, volumes: existing },
      'model/disk-shared at value of services.it.replicas',
    ],
    [
      'a set of two',
      { kind: 'statefulSet', replicas: 2, volumes: disk },
      'model/disk-shared at value of services.it.replicas',
    ],
    [
      'a rolling update',
      { ...one, singleton: false },
      'model/disk-shared at value of services.it.rollout.maxSurge',
    ],
    [
      'a switch of versions',
      { ...one, singleton: false, rollout: { strategy: 'blueGreen' } },
      'model/disk-shared at value of services.it.rollout.strategy',
    ],
    [
      'an autoscaler',
      { ...one, autoscaling: { maxReplicas: 3 } },
      'model/disk-shared at value of services.it.autoscaling',
    ],
    [
      'a release',
      { ...one, release: { commands: { migrate: { order: 1, command: ['m'] } } } },
      'model/disk-shared at value of services.it.release',
    ],
    [
      'runs beside each other',
      { ...cronJob, schedule: { cron: '@daily', concurrency: 'allow' }, volumes: existing },
      'model/disk-shared at value of services.it.schedule.concurrency',
    ],
    [
      'a disk before the first run',
      { ...cronJob, volumes: disk },
      'model/claim-unbound at value of services.it.volumes.data.claim.size',
    ],
    [
      'more memory than there is',
      { volumes: { it: { emptyDir: { size: '256Mi', memory: true } } } },
      'model/volume-memory at value of services.it.volumes.it.emptyDir.size',
    ],
    [
      'the name of a volume of ours',
      { ...set, claims: { tmp: { size: '1Gi', path: '/data' } } },
      'model/claim-name at key of services.it.claims.tmp',
    ],
  ])('reports %s', (_, overrides, found) => {
    expect(check(overrides)).toEqual([found]);
  });

  it('reports disks where nothing makes them', () => {
    const without = { cluster: { addons: { 'aws-ebs-csi-driver': null } } };

    expect(check(set, without)).toEqual(['model/disk-driver at key of services.it.claims.data']);
    expect(check(one, without)).toEqual([
      'model/disk-driver at key of services.it.volumes.data.claim',
    ]);
    expect(check({ ...one, volumes: existing }, without)).toEqual([]);
  });

  it('reports claims that two services would share', () => {
    const found = (services: Overrides) => findings(checkVolumes(anEnvironment({ services })));

    expect(
      found({
        one: aService({ ...one, volumes: existing }),
        two: aService({ ...one, volumes: existing }),
      }),
    ).toEqual(['model/claim-taken at key of services.two.volumes.data.claim']);
    expect(
      found({
        a: aService({ ...set, claims: { 'x-b': { size: '1Gi', path: '/x' } } }),
        'b-a': aService({ ...set, claims: { x: { size: '1Gi', path: '/x' } } }),
      }),
    ).toEqual(['model/claim-taken at key of services.b-a.claims.x']);
  });

  it('leaves unknown storage classes and taken paths to those who know them', () => {
    const environment = anEnvironment({
      cluster: { storageClasses: { fast: { type: 'io2', iops: 4000 } } },
      services: {
        it: aService({
          kind: 'statefulSet',
          claims: {
            data: { size: '1Gi', storageClass: 'slow', path: '/data' },
            log: { size: '1Gi', storageClass: 'fast', path: '/data' },
          },
          volumes: { more: { emptyDir: { size: '1Gi' }, path: '/data/more' } },
        }),
      },
    });

    expect(findings(checkReferences(environment))).toEqual([
      'model/unknown-target at value of services.it.claims.data.storageClass',
    ]);
    expect(findings(checkMounts(environment))).toEqual([
      'model/mount-taken at value of services.it.claims.log.path',
      'model/mount-nested at value of services.it.volumes.more.path',
    ]);
  });
});
