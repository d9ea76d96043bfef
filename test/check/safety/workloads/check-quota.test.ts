import { describe, expect, it } from 'vitest';
import { checkQuota } from '../../../../src/check/safety/workloads/check-quota.ts';
import { compiledNightSchool, corrupted } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';

const ORIGIN = ['namespaces', 'backend-prod'];

/** 22 services of 9 pods at most, and one more pod while a service is rolled out. */
const PODS = 199;

function withQuota(hard: Readonly<Record<string, string | number>>) {
  const input = corrupted(compiledNightSchool(), ({ objects }) => {
    const metadata = { name: 'quota', namespace: 'backend-prod' };
    const object = { apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard } };
    objects.push({ type: 'kubernetes', component: 'namespaces', object, origin: ORIGIN });
  });
  const quota = { pods: 1, cpu: '1', memory: '1Gi' };
  const namespaces = { 'backend-prod': { podSecurity: 'restricted' as const, members: {}, quota } };
  return { ...input, environment: { ...input.environment, namespaces } };
}

describe('checkQuota', () => {
  it('has nothing to say about Night School', () => {
    expect(checkQuota(compiledNightSchool())).toEqual([]);
  });

  it.each([
    ['pods', PODS],
    ['requests.cpu', '40'],
    ['requests.memory', '86Gi'],
    ['limits.cpu', '200'],
  ])('accepts a quota of %s that admits all pods', (resource, amount) => {
    expect(checkQuota(withQuota({ [resource]: amount }))).toEqual([]);
  });

  it('counts the sidecars of a mesh', () => {
    const input = withQuota({ 'limits.cpu': '200' });
    const namespaces = ['backend-prod'];
    const mesh = {
      ...({ kind: 'istio', mutualTls: 'strict' } as const),
      ...{ namespaces, ingress: false },
    };
    const meshed = { ...input, environment: { ...input.environment, mesh } };

    expect(checkQuota(input)).toEqual([]);
    expect(findings(checkQuota(meshed))).toEqual([
      'check/quota at value of namespaces.backend-prod.quota.cpu',
    ]);
  });

  it.each([
    ['pods', PODS - 1, 'pods'],
    ['requests.cpu', '4', 'cpu'],
    ['requests.memory', '4Gi', 'memory'],
    ['limits.cpu', '4', 'cpu'],
    ['limits.memory', '4Gi', 'memory'],
  ])('reports a quota of %s that is too small', (resource, amount, key) => {
    expect(findings(checkQuota(withQuota({ [resource]: amount })))).toEqual([
      `check/quota at value of namespaces.backend-prod.quota.${key}`,
    ]);
  });
});
