// Services that come to an end: by a schedule, or once for each change.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { type AnyObject, objectOf, objectsOf } from '../support/kubernetes-objects.ts';

const ending = (overrides: Overrides): AnyObject =>
  aService({ port: null, ...overrides }) as AnyObject;

const nightly = ending({
  kind: 'cronJob',
  schedule: { cron: '30 2 * * *', timeZone: 'Europe/Berlin' },
  args: ['report'],
});
const backfill = ending({ kind: 'job', run: { deadlineSeconds: 7200, retries: 0 } });

const compiled = (services: Overrides) => compileApps(anEnvironment({ services }));
const output = compiled({ nightly, backfill });
const jobOf = (services: Overrides): AnyObject =>
  objectsOf(compiled(services), 'Job')[0] as AnyObject;

describe('a cronJob', () => {
  const { spec } = objectOf(output, 'CronJob', 'nightly');

  it('runs by its schedule, one at a time, in the time zone that is written', () => {
    expect(spec).toMatchObject({
      schedule: '30 2 * * *',
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Forbid',
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    });
    expect(spec.startingDeadlineSeconds).toBeUndefined();
    expect(spec.jobTemplate.spec).toMatchObject({
      backoffLimit: 3,
      activeDeadlineSeconds: 3600,
      podReplacementPolicy: 'Failed',
    });
  });

  it('has a pod that ends: no probes, no spread, nothing that empties its node', () => {
    const { metadata, spec: pod } = spec.jobTemplate.spec.template;

    expect(pod.restartPolicy).toBe('Never');
    expect(pod.topologySpreadConstraints).toBeUndefined();
    expect(Object.keys(pod.containers[0]).filter((key) => key.endsWith('Probe'))).toEqual([]);
    expect(pod.containers[0]).toMatchObject({ args: ['report'] });
    expect(metadata.annotations['karpenter.sh/do-not-disrupt']).toBe('true');
    expect(metadata.labels['app.kubernetes.io/name']).toBe('nightly');
  });

  it('has an account, variables and a network policy, and nothing that serves', () => {
    const kinds = output.artifacts
      .filter(({ component }) => component === 'nightly')
      .map(({ object }) => object.kind)
      .sort();

    expect(kinds).toEqual(['ConfigMap', 'CronJob', 'NetworkPolicy', 'ServiceAccount']);
  });

  it('says all that its schedule may say', () => {
    const schedule = {
      cron: '@hourly',
      concurrency: 'replace',
      startingDeadlineSeconds: 600,
      suspended: true,
      keep: { succeeded: 0, failed: 5 },
    };
    const { spec: written } = objectOf(
      compiled({ nightly: { ...nightly, schedule } }),
      'CronJob',
      'nightly',
    );

    expect(written).toMatchObject({
      schedule: '@hourly',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Replace',
      startingDeadlineSeconds: 600,
      suspend: true,
      successfulJobsHistoryLimit: 0,
      failedJobsHistoryLimit: 5,
    });
  });
});

describe('a job', () => {
  it('runs once, with the tries that are written', () => {
    const { spec } = jobOf({ backfill });

    expect(spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 7200 });
    // Argo CD would make it again as soon as it was gone.
    expect(spec.ttlSecondsAfterFinished).toBeUndefined();
  });

  it.each([
    ['its image', { image: { tag: '2.0.0' } }],
    ['a variable', { env: { SINCE: '2026' } }],
    ['a file', { files: { plan: { path: '/etc/plan', content: 'all' } } }],
    ['its deadline', { run: { deadlineSeconds: 60 } }],
  ])('has another name when %s changes', (_, change) => {
    const before = jobOf({ backfill })['metadata'].name;
    const after = jobOf({ backfill: { ...backfill, ...change } })['metadata'].name;

    expect(before).toMatch(/^backfill-[0-9a-f]{8}$/);
    expect(after).toMatch(/^backfill-[0-9a-f]{8}$/);
    expect(after).not.toBe(before);
  });

  it('keeps its name when another service changes', () => {
    const name = (web: Overrides) => jobOf({ backfill, web })['metadata'].name;

    expect(name({ image: { tag: '9.9.9' } })).toBe(name({}));
  });

  it('is selected by the policy of its service, whatever its own name', () => {
    const { spec, metadata } = jobOf({ backfill });
    const policy = objectOf(output, 'NetworkPolicy', 'backfill')['spec'];

    expect(spec.template.metadata.labels).toMatchObject(policy.podSelector.matchLabels);
    expect(metadata.labels['app.kubernetes.io/name']).toBe('backfill');
  });
});

describe('services that come to an end', () => {
  it('are synced last, since Argo CD waits for them', () => {
    const waves = Object.fromEntries(output.components.map(({ name, wave }) => [name, wave]));

    expect(waves).toMatchObject({ web: 0, nightly: 2, backfill: 2 });
  });

  it('take no number of pods from the defaults of a tier or an environment', () => {
    const { services } = anEnvironment({
      defaults: { service: { replicas: 7, disruption: { maxUnavailable: 2 }, runAsUser: 1234 } },
      services: { nightly },
    });

    expect(services['web']).toMatchObject({ replicas: 2, runAsUser: 1234 });
    expect(services['nightly']).toMatchObject({ runAsUser: 1234, replicas: 3 });
    expect(services['nightly']?.disruption.maxUnavailable).toBe(1);
  });

  it('leave nothing for the checks to say', () => {
    expect(checkEnvironment(compiledSmall({ services: { nightly, backfill } }))).toEqual([]);
  });
});
