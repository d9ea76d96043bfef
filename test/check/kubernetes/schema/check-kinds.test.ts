import { describe, expect, it } from 'vitest';
import { checkKinds } from '../../../../src/check/kubernetes/schema/check-kinds.ts';
import { compiledNightSchool, corrupted, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';
import { findings } from '../../../support/findings.ts';

describeCheck(checkKinds, {
  'a misspelt kind': {
    change: (open) => {
      objectIn(open, 'Service', 'cart-service')['kind'] = 'Servce';
    },
    found: ['check/kubernetes-unknown-kind at value of services.cart-service'],
  },
  'a version that its kind never had': {
    change: (open) => {
      objectIn(open, 'ExternalSecret', 'cart-service')['apiVersion'] = 'external-secrets.io/v9';
    },
    found: ['check/kubernetes-unknown-kind at value of services.cart-service'],
  },
  'nothing about a version that was removed, which is told elsewhere': {
    change: (open) => {
      objectIn(open, 'PodDisruptionBudget', 'cart-service')['apiVersion'] = 'policy/v1beta1';
    },
    found: [],
  },
});

describe('checkKinds', () => {
  it('lets a kind through that the environment lists with a reason', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      Object.assign(objectIn(open, 'Service', 'cart-service'), {
        apiVersion: 'karpenter.sh/v1',
        kind: 'NodeClaim',
      });
    });
    const unchecked = { 'karpenter.sh/NodeClaim': 'tried in staging' };

    const listed = { ...input, environment: { ...input.environment, unchecked } };

    expect(checkKinds(listed)).toEqual([]);
  });

  it('reports a kind that is listed for nothing', () => {
    const input = compiledNightSchool();
    const unchecked = { 'apps/Deployment': 'I do not like it' };

    const found = checkKinds({ ...input, environment: { ...input.environment, unchecked } });

    expect(findings(found)).toEqual([
      'check/kubernetes-unchecked-unused at key of unchecked["apps/Deployment"]',
    ]);
  });
});
