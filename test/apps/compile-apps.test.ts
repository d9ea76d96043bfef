import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { type AnyObject, objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';

const output = compileApps(nightSchool());

const GATEWAY = 'api-gateway';
/** The design draws no line from the gateway to these two. */
const UNROUTED = ['webhook-service', 'audit-service'];

describe('compileApps: services', () => {
  it('labels every object with its category', () => {
    for (const { object } of output.artifacts) {
      expect(object.metadata.labels).toHaveProperty(['nightschool.io/category']);
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
      targetGroupName: 'night-school-prod-api-gateway',
      targetType: 'ip',
      serviceRef: { name: GATEWAY, port: 3000 },
    });
    expect(reachable).toEqual([GATEWAY]);
  });
});

describe('compileApps: order of the input', () => {
  it('gives the same objects when services are written in another order', () => {
    const environment = nightSchool();
    const services = Object.fromEntries(Object.entries(environment.services).reverse());
    const byName = (text: string[]) => text.sort();
    const bytes = (artifacts: typeof output.artifacts) =>
      byName(artifacts.map(({ object }) => JSON.stringify(object)));

    const shuffled = compileApps({ ...environment, services });

    expect(bytes(shuffled.artifacts)).toEqual(bytes(output.artifacts));
  });
});
