import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { checkServices } from '../../src/environment/rules/services/services.ts';
import { Rollout } from '../../src/model/schema/services/service.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { ingressOverrides } from '../support/with-ingress.ts';

const canary = { steps: [10, 40], pauseSeconds: 120, maxErrorPercent: 2 };
const overrides = {
  addons: { 'argo-rollouts': {}, 'kube-prometheus-stack': {}, 'metrics-server': {} },
  services: {
    web: { rollout: { strategy: 'canary', canary }, metrics: {}, autoscaling: { maxReplicas: 6 } },
  },
};
const output = compileApps(anEnvironment(overrides));

describe('a canary', () => {
  it('goes in steps, each watched for a while (S0-CD-04)', () => {
    const { strategy, replicas } = objectOf(output, 'Rollout', 'web')['spec'];

    expect(strategy.canary).toMatchObject({
      maxSurge: 1,
      maxUnavailable: 0,
      steps: [
        { setWeight: 10 },
        { pause: { duration: 120 } },
        { setWeight: 40 },
        { pause: { duration: 120 } },
      ],
    });
    expect(replicas).toBe(2);
    expect(objectOf(output, 'HorizontalPodAutoscaler', 'web')['spec'].scaleTargetRef.kind).toBe(
      'Rollout',
    );
    expect(objectsOf(output, 'Service').map(({ metadata }) => metadata.name)).toEqual(['web']);
  });

  it('goes back when too many requests to the new version fail (S0-CD-05)', () => {
    const { analysis } = objectOf(output, 'Rollout', 'web')['spec'].strategy.canary;
    const { args, metrics } = objectOf(output, 'AnalysisTemplate', 'web')['spec'];
    const [metric] = metrics;

    expect(analysis.templates).toEqual([{ templateName: 'web' }]);
    expect(analysis.args.map(({ name }: { name: string }) => name)).toEqual(
      args.map(({ name }: { name: string }) => name),
    );
    expect(metric.successCondition).toBe('len(result) > 0 && !isNaN(result[0]) && result[0] <= 2');
    expect(metric.failureCondition).toBe('len(result) > 0 && !isNaN(result[0]) && result[0] > 2');
    expect(metric.provider.prometheus.address).toBe(
      'http://kube-prometheus-prometheus.monitoring.svc.cluster.local:9090',
    );
    expect(metric.provider.prometheus.query).toContain(
      'namespace="shop",pod=~"web-{{args.canary-hash}}-.+",http_response_status_code=~"5.."',
    );
  });

  it('waits for a person where nobody asks the new version for as long as a step', () => {
    const [metric] = objectOf(output, 'AnalysisTemplate', 'web')['spec'].metrics;

    expect(metric).toMatchObject({
      initialDelay: '120s',
      interval: '60s',
      failureLimit: 1,
      inconclusiveLimit: 2,
    });
    // No failed requests are none; no requests are no answer.
    expect(metric.provider.prometheus.query).toMatch(/^100 \* \(.* or vector\(0\)\) \/ sum\(/);
  });

  it.each([
    [
      'ingress-nginx',
      'sum(rate(nginx_ingress_controller_requests{namespace="shop",service="web",status=~"5.."}[2m]))',
    ],
    [
      'traefik',
      'sum(rate(traefik_service_requests_total{service=~"shop-web-.+@kubernetes",code=~"5.."}[2m]))',
    ],
  ])('is measured by %s where the service does not count', (controller, query) => {
    const ingressed = ingressOverrides({ controller });
    const environment = anEnvironment({
      ...ingressed,
      addons: { ...overrides.addons, [controller]: {} },
      services: {
        ...(ingressed['services'] as object),
        web: { ingress: { hosts: ['www.shop.io'] }, rollout: { strategy: 'canary', canary } },
      },
    });
    const [metric] = objectOf(compileApps(environment), 'AnalysisTemplate', 'web')['spec'].metrics;

    expect(metric.provider.prometheus.query).toContain(query);
    expect(findings(checkServices(environment))).toEqual([]);
  });

  it('is measured by sidecars, pod by pod, where the service does not count', () => {
    const mesh = { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] };
    const web = { rollout: { strategy: 'canary' } };
    const meshed = compileApps(anEnvironment({ ...overrides, mesh, services: { web } }));
    const [metric] = objectOf(meshed, 'AnalysisTemplate', 'web')['spec'].metrics;

    expect(metric.provider.prometheus.query).toContain(
      'istio_requests_total{reporter="destination",namespace="shop",pod=~"web-{{args.canary-hash}}-.+",response_code=~"5.."}',
    );
  });

  it('is not measured by what is not there', () => {
    const web = { metrics: {}, rollout: { strategy: 'canary', canary: { measuredBy: 'mesh' } } };

    expect(findings(checkServices(anEnvironment({ ...overrides, services: { web } })))).toEqual([
      'model/canary-unmeasured at value of services.web.rollout.canary.measuredBy',
    ]);
  });

  it('leaves nothing for the checks to say', () => {
    expect(checkEnvironment(compiledSmall(overrides))).toEqual([]);
  });

  it('is not rolled out without its analysis', () => {
    const input = compiledSmall(overrides);
    const objects = input.objects.filter(({ object }) => object.kind !== 'AnalysisTemplate');

    expect(checkEnvironment({ ...input, objects }).map(({ code }) => code)).toContain(
      'check/kubernetes-reference-missing',
    );
  });

  it('refuses steps that do not rise', () => {
    const parse = (steps: number[]) => Rollout.safeParse({ canary: { steps } }).success;

    expect([parse([20, 50]), parse([50, 20]), parse([20, 20])]).toEqual([true, false, false]);
  });
});
