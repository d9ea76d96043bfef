import { describe, expect, it } from 'vitest';
import { checkApiVersions } from '../../../../src/check/kubernetes/versions/check-api-versions.ts';
import { clusterOf } from '../../../../src/model/parts.ts';
import { compiledNightSchool, corrupted, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';
import { findings } from '../../../support/findings.ts';

function withBudget(apiVersion: string, version: string) {
  const input = corrupted(compiledNightSchool(), (open) => {
    objectIn(open, 'PodDisruptionBudget', 'cart-service')['apiVersion'] = apiVersion;
  });
  const { environment } = input;
  return {
    ...input,
    environment: { ...environment, cluster: { ...clusterOf(environment), version } },
  };
}

const CART = 'at value of services.cart-service';

describeCheck(checkApiVersions, {
  'a version that is not served any more': {
    change: (open) => {
      objectIn(open, 'PodDisruptionBudget', 'cart-service')['apiVersion'] = 'policy/v1beta1';
    },
    found: [`check/kubernetes-api-removed ${CART}`],
  },
  'a kind that is going': {
    change: (open) => {
      Object.assign(objectIn(open, 'ConfigMap', 'cart-service'), { kind: 'Endpoints' });
    },
    found: [`check/kubernetes-api-deprecated ${CART}`],
  },
});

describe('checkApiVersions', () => {
  it.each([
    ['1.20', []],
    ['1.24', [`check/kubernetes-api-deprecated ${CART}`]],
    ['1.25', [`check/kubernetes-api-removed ${CART}`]],
  ])('judges policy/v1beta1 by the version %s of the cluster', (version, found) => {
    expect(findings(checkApiVersions(withBudget('policy/v1beta1', version)))).toEqual(found);
  });
});
