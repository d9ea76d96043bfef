import { describe, expect, it } from 'vitest';
import { checkSecretVariables } from '../../../../src/check/safety/secrets/check-secret-variables.ts';
import type { Component, Json } from '../../../../src/model/artifact.ts';
import { compiledNightSchool, corrupted, objectIn } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import { containerOf, itAcceptsNightSchool, itReports, ORIGIN } from '../workloads/break-pod.ts';

const CODE = 'check/secret-keys-unnamed';

function withValues(values: Readonly<Record<string, Json>>) {
  const source = { type: 'chart', repository: 'https://x', chart: 'x', version: '1', values };
  const origin = ['addons', 'external-secrets'];
  const component = { name: 'grafana', namespace: 'monitoring', wave: 0, source, origin };
  const input = compiledNightSchool();
  return { ...input, objects: [], components: [component as unknown as Component] };
}

describe('checkSecretVariables', () => {
  itAcceptsNightSchool(checkSecretVariables);

  itReports(checkSecretVariables, CODE, [
    [
      'all keys of a Secret',
      (open) => containerOf(open)['envFrom'].push({ secretRef: { name: 'cart-service' } }),
      ORIGIN,
    ],
    [
      'a key that the pod can do without',
      (open) => {
        containerOf(open)['env'][0].valueFrom.secretKeyRef.optional = true;
      },
      ORIGIN,
    ],
  ]);

  it('reports all keys of a Secret in an init container', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      const { spec } = objectIn(open, 'Job', 'main-logins')['spec'].template;
      Object.assign(spec, {
        initContainers: [{ name: 'wait', envFrom: [{ secretRef: { name: 'main-logins' } }] }],
      });
    });

    expect(findings(checkSecretVariables(input))).toEqual([`${CODE} at value of databases.main`]);
  });

  it.each([
    ['envFrom', { web: { envFrom: [{ secretRef: { name: 'login' } }] } }],
    ['envFromSecret', { grafana: { envFromSecret: 'login' } }],
    [
      'an optional key',
      {
        env: [
          { name: 'A', valueFrom: { secretKeyRef: { name: 'login', key: 'A', optional: true } } },
        ],
      },
    ],
  ])('reports %s in the values of a chart', (_, values) => {
    expect(findings(checkSecretVariables(withValues(values)))).toEqual([
      `${CODE} at value of addons.external-secrets`,
    ]);
  });

  it('accepts a ConfigMap as a whole, and an empty envFromSecret', () => {
    const values = { envFromSecret: '', envFrom: [{ configMapRef: { name: 'settings' } }] };

    expect(checkSecretVariables(withValues(values))).toEqual([]);
  });
});
