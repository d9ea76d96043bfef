import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/check/kubernetes/schema/check-fields.ts';
import { compiledNightSchool, corrupted, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';
import { loadedNightSchool, NIGHT_SCHOOL } from '../../../support/night-school.ts';
import { containerIn } from '../open-pods.ts';

const CART = 'services.cart-service';

describeCheck(checkFields, {
  'a field that the kind does not have': {
    change: (open) => {
      containerIn(open, 'Deployment', 'cart-service').imag = 'x';
    },
    found: [`check/kubernetes-unknown-field at value of ${CART}`],
  },
  'a field of a custom resource that does not exist': {
    change: (open) => {
      objectIn(open, 'ServiceMonitor', 'cart-service')['spec'].endpoints[0].timeout = '5s';
    },
    found: [`check/kubernetes-unknown-field at value of ${CART}`],
  },
  'a field that is missing': {
    change: (open) => {
      delete objectIn(open, 'Service', 'cart-service')['spec'].ports[0].port;
    },
    found: [`check/kubernetes-missing-field at value of ${CART}.port`],
  },
  'text where a number belongs': {
    change: (open) => {
      objectIn(open, 'Deployment', 'cart-service')['spec'].replicas = '3';
    },
    found: [`check/kubernetes-wrong-type at value of ${CART}.replicas`],
  },
  'half a pod': {
    change: (open) => {
      objectIn(open, 'Deployment', 'cart-service')['spec'].replicas = 1.5;
    },
    found: [`check/kubernetes-wrong-type at value of ${CART}.replicas`],
  },
  'a label that is a number': {
    change: (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['metadata'].labels.year = 2026;
    },
    found: [`check/kubernetes-wrong-type at value of ${CART}`],
  },
  'null, which stands for nothing': {
    change: (open) => {
      objectIn(open, 'Service', 'cart-service')['spec'].selector = null;
    },
    found: [`check/kubernetes-wrong-type at value of ${CART}`],
  },
  'a word that is none of a few': {
    change: (open) => {
      containerIn(open, 'Deployment', 'cart-service').imagePullPolicy = 'always';
    },
    found: [`check/kubernetes-unknown-value at value of ${CART}`],
  },
  'a quantity that is none': {
    change: (open) => {
      containerIn(open, 'Deployment', 'cart-service').resources.limits.cpu = '500 m';
    },
    found: [`check/kubernetes-wrong-form at value of ${CART}.resources.limits.cpu`],
  },
  'a duration that Prometheus cannot read': {
    change: (open) => {
      objectIn(open, 'ServiceMonitor', 'cart-service')['spec'].endpoints[0].interval = '30 s';
    },
    found: [`check/kubernetes-wrong-form at value of ${CART}`],
  },
  'a store with two providers': {
    change: (open) => {
      const { provider } = objectIn(open, 'ClusterSecretStore', 'secrets-manager')['spec'];
      provider.gcpsm = {};
    },
    found: [
      'check/kubernetes-unknown-field at value of addons.external-secrets',
      'check/kubernetes-wrong-form at value of addons.external-secrets',
    ],
  },
  'nothing about the values of a chart': {
    change: (open) => {
      const { source } = objectIn(open, 'Application', 'night-school-prod-thanos')['spec'];
      source.helm.valuesObject.anything = [{ goes: null }];
    },
    found: [],
  },
});

describe('checkFields', () => {
  it('says what was meant', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      containerIn(open, 'Deployment', 'cart-service').imag = 'x';
    });

    const [found] = checkFields(input);

    expect(found?.args).toEqual({
      field: 'imag',
      parent: 'in spec.template.spec.containers[0]',
      object: 'Deployment backend-prod/cart-service',
      suggestion: 'image',
    });
  });

  it('points at the line of the environment that gave the value', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      objectIn(open, 'Service', 'cart-service')['spec'].clusterIP = 10;
    });

    const [found] = checkFields(input);

    const at = loadedNightSchool().locate(found?.path ?? [], 'value');
    const lines = readFileSync(`${NIGHT_SCHOOL}/${at?.file}`, 'utf8').split('\n');
    expect(lines[(at?.line ?? 0) - 1]).toBe('    clusterIP: 10.100.5.3');
  });

  it('never shows a value of a Secret', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      const object = objectIn(open, 'ConfigMap', 'cart-service');
      Object.assign(object, { kind: 'Secret', data: { PIN: 4711 } });
    });

    expect(JSON.stringify(checkFields(input))).not.toContain('4711');
  });
});
