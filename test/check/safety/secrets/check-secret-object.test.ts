import { describe, expect, it } from 'vitest';
import { checkSecretObject } from '../../../../src/check/safety/secrets/check-secret-object.ts';
import { compiledNightSchool, corrupted } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';

function withSecret(body: object) {
  return corrupted(compiledNightSchool(), ({ objects }) => {
    const metadata = { name: 'login', namespace: 'backend-prod' };
    const object = { apiVersion: 'v1', kind: 'Secret', metadata, ...body };
    objects.push({
      type: 'kubernetes',
      component: 'x',
      object,
      origin: ['services', 'user-service'],
    });
  });
}

describe('checkSecretObject', () => {
  it('has nothing to say about Night School', () => {
    expect(checkSecretObject(compiledNightSchool())).toEqual([]);
  });

  it.each([
    ['data', { data: { password: 'aHVudGVyMg==' } }],
    ['stringData', { stringData: { password: 'hunter2' } }],
  ])('reports a Secret with %s', (_, body) => {
    expect(findings(checkSecretObject(withSecret(body)))).toEqual([
      'check/secret-object at value of services.user-service',
    ]);
  });

  it('accepts a Secret that something else fills', () => {
    expect(checkSecretObject(withSecret({ type: 'kubernetes.io/service-account-token' }))).toEqual(
      [],
    );
  });
});
