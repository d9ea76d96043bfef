import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { checkServices } from '../../src/environment/rules/services/services.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { objectOf, objectsOf, valuesOf } from '../support/kubernetes-objects.ts';

const addons = { 'metrics-server': {}, keda: {}, 'vertical-pod-autoscaler': {} };
const withWeb = (web: Overrides) => ({ addons, services: { web } });
const compiled = (web: Overrides) => compileApps(anEnvironment(withWeb(web)));

const office = {
  type: 'cron',
  metadata: { timezone: 'Etc/UTC', start: '0 7 * * *', end: '0 19 * * *', desiredReplicas: '4' },
};

describe('autoscaling', () => {
  it('measures both CPU and memory (S1-ASC-02)', () => {
    const output = compiled({ autoscaling: { maxReplicas: 6 } });
    const { metrics } = objectOf(output, 'HorizontalPodAutoscaler', 'web')['spec'];

    expect(metrics.map(({ resource }: { resource: { name: string } }) => resource.name)).toEqual([
      'cpu',
      'memory',
    ]);
  });

  it.each([
    ['cpu alone', ['cpu'], ['cpu']],
    ['memory alone', ['memory'], ['memory']],
    ['both, in one order', ['memory', 'cpu'], ['cpu', 'memory']],
  ])('measures %s when told so, with events or without', (_case, by, measured) => {
    const own = compiled({ autoscaling: { maxReplicas: 6, by } });
    const byEvents = compiled({ autoscaling: { maxReplicas: 6, by, triggers: { office } } });
    const { metrics } = objectOf(own, 'HorizontalPodAutoscaler', 'web')['spec'];
    const { triggers } = objectOf(byEvents, 'ScaledObject', 'web')['spec'];

    expect(metrics.map(({ resource }: { resource: { name: string } }) => resource.name)).toEqual(
      measured,
    );
    expect(triggers.map(({ type }: { type: string }) => type)).toEqual([...measured, 'cron']);
  });

  it('counts events as well, with one autoscaler and not two (S1-ASC-04, S1-ASC-02)', () => {
    const output = compiled({ autoscaling: { maxReplicas: 6, triggers: { office } } });

    expect(objectsOf(output, 'HorizontalPodAutoscaler')).toEqual([]);
    expect(objectOf(output, 'ScaledObject', 'web')['spec']).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'web' },
      minReplicaCount: 2,
      maxReplicaCount: 6,
      triggers: [
        { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } },
        { type: 'memory', metricType: 'Utilization', metadata: { value: '80' } },
        { name: 'office', ...office },
      ],
    });
    expect(objectOf(output, 'Deployment', 'web')['spec'].replicas).toBe(2);
  });

  it('knows where Prometheus is, and who signs a trigger in', () => {
    const requests = {
      type: 'prometheus',
      metadata: { query: 'sum(rate(requests_total[2m]))', threshold: '100' },
    };
    const queue = {
      type: 'aws-sqs-queue',
      metadata: { queueLength: '5' },
      authentication: 'queue',
    };
    const output = compiled({ autoscaling: { maxReplicas: 6, triggers: { requests, queue } } });
    const { triggers } = objectOf(output, 'ScaledObject', 'web')['spec'];

    expect(triggers.slice(2)).toMatchObject([
      { name: 'queue', authenticationRef: { name: 'queue' } },
      { name: 'requests', metadata: { serverAddress: expect.stringContaining(':9090') } },
    ]);
  });

  it('passes every check of what is compiled', () => {
    const web = { autoscaling: { maxReplicas: 6, triggers: { office } }, rightSizing: 'recommend' };

    expect(findings(checkEnvironment(compiledSmall(withWeb(web))))).toEqual([]);
  });
});

describe('right-sizing', () => {
  it('only says what pods should request where an autoscaler measures by it (S1-ASC-03, F-S1-08)', () => {
    const output = compiled({ autoscaling: { maxReplicas: 6 }, rightSizing: 'recommend' });

    expect(objectOf(output, 'VerticalPodAutoscaler', 'web')['spec']).toMatchObject({
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      updatePolicy: { updateMode: 'Off' },
    });
  });

  it('sets requests where it may, and leaves limits alone', () => {
    const { updatePolicy, resourcePolicy } = objectOf(
      compiled({ rightSizing: 'apply' }),
      'VerticalPodAutoscaler',
      'web',
    )['spec'];

    expect(updatePolicy.updateMode).toBe('InPlaceOrRecreate');
    expect(resourcePolicy.containerPolicies).toEqual([
      { containerName: '*', controlledValues: 'RequestsOnly' },
    ]);
  });

  it('follows the pods of a rollout', () => {
    const output = compiled({ rightSizing: 'recommend', rollout: { strategy: 'blueGreen' } });

    expect(objectOf(output, 'VerticalPodAutoscaler', 'web')['spec'].targetRef.kind).toBe('Rollout');
  });

  it('is refused where it would fight an autoscaler (F-S1-08)', () => {
    const both = { autoscaling: { maxReplicas: 6 }, rightSizing: 'apply' };

    expect(findings(checkServices(anEnvironment(withWeb(both))))).toContain(
      'model/right-sizing-conflict at value of services.web.rightSizing',
    );
    expect(checkServices(anEnvironment(withWeb({ rightSizing: 'apply' })))).toEqual([]);
  });

  it('may be set where events alone say how many there are (S1-ASC-03, S1-ASC-04)', () => {
    const web = {
      autoscaling: { maxReplicas: 6, by: [], triggers: { office } },
      rightSizing: 'apply',
    };
    const { triggers } = objectOf(compiled(web), 'ScaledObject', 'web')['spec'];

    expect(triggers.map(({ type }: { type: string }) => type)).toEqual(['cron']);
    expect(checkServices(anEnvironment(withWeb(web)))).toEqual([]);
    expect(findings(checkEnvironment(compiledSmall(withWeb(web))))).toEqual([]);
  });

  it('runs only the parts that a service needs', () => {
    const parts = (rightSizing: string) =>
      valuesOf(compilePlatform(anEnvironment(withWeb({ rightSizing }))), 'vertical-pod-autoscaler');

    expect(parts('recommend')).toMatchObject({
      recommender: { enabled: true },
      updater: { enabled: false },
      admissionController: { enabled: false },
    });
    expect(parts('apply')).toMatchObject({
      updater: { enabled: true },
      admissionController: { enabled: true },
    });
  });
});
