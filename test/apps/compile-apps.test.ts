import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { type AnyObject, objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { learningHub } from '../support/learning-hub.ts';

const output = compileApps(learningHub());

/** In the order of the requirement rows S3-SVC-01 to S3-SVC-38. */
const SERVICES: readonly (readonly [name: string, clusterIP: string, port: number])[] = [
  ['api-gateway', '10.100.0.1', 3000],
  ['user-service', '10.100.1.1', 3001],
  ['auth-service', '10.100.1.2', 3002],
  ['rbac-service', '10.100.1.3', 3013],
  ['org-service', '10.100.1.4', 3014],
  ['course-service', '10.100.2.1', 3003],
  ['content-service', '10.100.2.2', 3008],
  ['media-service', '10.100.2.3', 3006],
  ['video-processing', '10.100.2.4', 3015],
  ['video-streaming', '10.100.2.5', 3016],
  ['live-streaming', '10.100.2.6', 3017],
  ['enrollment-service', '10.100.3.1', 3004],
  ['progress-service', '10.100.3.2', 3018],
  ['assessment-service', '10.100.3.3', 3009],
  ['assignment-service', '10.100.3.4', 3019],
  ['certificate-service', '10.100.3.5', 3011],
  ['notification-service', '10.100.4.1', 3007],
  ['chat-service', '10.100.4.2', 3020],
  ['forum-service', '10.100.4.3', 3021],
  ['review-service', '10.100.4.4', 3010],
  ['gamification-service', '10.100.4.5', 3012],
  ['support-service', '10.100.4.6', 3022],
  ['moderation-service', '10.100.4.7', 3023],
  ['payment-service', '10.100.5.1', 3005],
  ['billing-service', '10.100.5.2', 3024],
  ['cart-service', '10.100.5.3', 3025],
  ['coupon-service', '10.100.5.4', 3026],
  ['webhook-service', '10.100.5.5', 3027],
  ['analytics-service', '10.100.6.1', 3028],
  ['reporting-service', '10.100.6.2', 3029],
  ['search-service', '10.100.6.3', 3030],
  ['recommendation-service', '10.100.6.4', 3031],
  ['ai-service', '10.100.6.5', 3032],
  ['audit-service', '10.100.6.6', 3033],
  ['code-exec-service', '10.100.7.1', 3034],
  ['doc-mgmt-service', '10.100.7.2', 3035],
  ['feature-flag-service', '10.100.7.3', 3036],
  ['admin-service', '10.100.7.4', 3037],
];

const GATEWAY = 'api-gateway';
/** The design draws no line from the gateway to these two. */
const UNROUTED = ['webhook-service', 'audit-service'];

function row(prefix: string, index: number): string {
  return `${prefix}-${`${index + 1}`.padStart(2, '0')}`;
}

function admitsFrom(policy: AnyObject, caller: string, port: number): boolean {
  return policy['spec'].ingress.some(
    (rule: AnyObject) =>
      rule['ports'].some((open: AnyObject) => open['port'] === port) &&
      rule['from'].some(
        (peer: AnyObject) => peer['podSelector']?.matchLabels['app.kubernetes.io/name'] === caller,
      ),
  );
}

describe('compileApps: services', () => {
  const rows = SERVICES.map(([name, clusterIP, port], index) => ({
    id: row('S3-SVC', index),
    name,
    clusterIP,
    port,
  }));

  it.each(rows)('gives $name its address and port ($id)', ({ name, clusterIP, port }) => {
    const { metadata, spec } = objectOf(output, 'Service', name);

    expect(metadata.namespace).toBe('backend-prod');
    expect(spec).toMatchObject({ type: 'ClusterIP', clusterIP });
    expect(spec.ports).toMatchObject([{ name: 'http', port, targetPort: 'http' }]);
    expect(objectOf(output, 'Deployment', name)['spec'].selector.matchLabels).toEqual(
      spec.selector,
    );
  });

  it('deploys the gateway and 37 services (S3-ARCH-01)', () => {
    expect(objectsOf(output, 'Deployment')).toHaveLength(38);
    expect(output.components.map(({ wave }) => wave)).toEqual(Array(38).fill(0));
  });

  it('labels every object with its category (S3-ARCH-02)', () => {
    const counts: Record<string, number> = {};
    for (const { metadata } of objectsOf(output, 'Deployment')) {
      const category = metadata.labels['learninghub.io/category'];
      counts[category] = (counts[category] ?? 0) + 1;
    }

    expect(counts).toEqual({
      gateway: 1,
      learning: 15,
      engagement: 7,
      commerce: 5,
      analytics: 6,
      platform: 4,
    });
    for (const { object } of output.artifacts) {
      expect(object.metadata.labels).toHaveProperty(['learninghub.io/category']);
    }
  });

  it('creates addresses before everything else that could take them (F-S3-40)', () => {
    const wave = (object: AnyObject) =>
      Number(object['metadata'].annotations['argocd.argoproj.io/sync-wave']);
    const others = output.artifacts.map(({ object }) => object);

    expect(new Set(objectsOf(output, 'Service').map(wave))).toEqual(new Set([-5]));
    expect(Math.min(...others.map(wave))).toBe(-5);
  });
});

describe('compileApps: gateway', () => {
  const routed = SERVICES.filter(([name]) => name !== GATEWAY && !UNROUTED.includes(name));
  const rows = routed.map(([name, , port], index) => ({ id: row('S3-GW', index), name, port }));

  it.each(rows)('routes to $name and admits the gateway there ($id)', ({ name, port }) => {
    const variable = `${name.toUpperCase().replaceAll('-', '_')}_URL`;
    const config = objectOf(output, 'ConfigMap', GATEWAY)['data'];

    expect(config[variable]).toBe(`http://${name}.backend-prod.svc.cluster.local:${port}`);
    expect(admitsFrom(objectOf(output, 'NetworkPolicy', name), GATEWAY, port)).toBe(true);
  });

  it.each(UNROUTED)('does not admit the gateway to %s, which it never calls (F-S3-18)', (name) => {
    const policy = objectOf(output, 'NetworkPolicy', name);

    expect(JSON.stringify(policy['spec'].ingress)).not.toContain(GATEWAY);
  });

  it('is the only service that load balancers reach (S3-EDGE-01, S3-SEC-04)', () => {
    const bindings = objectsOf(output, 'TargetGroupBinding');
    const reachable = objectsOf(output, 'NetworkPolicy')
      .filter(({ spec }) => JSON.stringify(spec.ingress).includes('10.0.1.0/24'))
      .map(({ metadata }) => metadata.name);

    expect(bindings).toHaveLength(1);
    expect(bindings[0]?.['spec']).toEqual({
      targetGroupName: 'learning-hub-prod-api-gateway',
      targetType: 'ip',
      serviceRef: { name: GATEWAY, port: 3000 },
    });
    expect(reachable).toEqual([GATEWAY]);
  });

  it('authenticates and limits requests (S3-APP-04)', () => {
    expect(objectOf(output, 'ConfigMap', GATEWAY)['data']).toMatchObject({
      AUTHENTICATION_REQUIRED: 'true',
      RATE_LIMIT_REQUESTS_PER_MINUTE: '600',
    });
  });
});

describe('compileApps: order of the input', () => {
  it('gives the same objects when services are written in another order', () => {
    const environment = learningHub();
    const services = Object.fromEntries(Object.entries(environment.services).reverse());
    const byName = (text: string[]) => text.sort();
    const bytes = (artifacts: typeof output.artifacts) =>
      byName(artifacts.map(({ object }) => JSON.stringify(object)));

    const shuffled = compileApps({ ...environment, services });

    expect(bytes(shuffled.artifacts)).toEqual(bytes(output.artifacts));
  });
});
