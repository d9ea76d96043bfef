import { describe, expect, it } from 'vitest';
import { checkWebhooks } from '../../../../src/check/safety/workloads/check-webhooks.ts';
import {
  compiledNightSchool,
  corrupted,
  type OpenInput,
  objectIn,
} from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import type { AnyObject } from '../../../support/kubernetes-objects.ts';
import { itAcceptsNightSchool } from './break-pod.ts';

const FOUND = ['check/webhook-closed at value of addons.cert-manager'];

function policyOf(open: OpenInput): AnyObject {
  return objectIn(open, 'NetworkPolicy', 'cert-manager');
}

function found(change: (spec: AnyObject) => void): readonly string[] {
  const input = corrupted(compiledNightSchool(), (open) => change(policyOf(open)['spec']));
  return findings(checkWebhooks(input));
}

describe('checkWebhooks', () => {
  itAcceptsNightSchool(checkWebhooks);

  it('reports a webhook on a port that no policy opens', () => {
    expect(
      found((spec) => {
        spec['ingress'][0].ports[0].port = 9443;
      }),
    ).toEqual(FOUND);
  });

  it('reports a webhook that part of the control plane does not reach', () => {
    expect(found((spec) => spec['ingress'][0].from.pop())).toEqual(FOUND);
  });

  it('reports a webhook that nobody reaches', () => {
    expect(
      found((spec) => {
        spec['ingress'] = [];
      }),
    ).toEqual(FOUND);
  });

  it('asks nothing of add-ons in kube-system, which is not ours', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      open.objects = open.objects.filter(
        ({ object }) => object.kind !== 'Namespace' || object.metadata.name !== 'cert-manager',
      );
      policyOf(open)['spec'].ingress = [];
    });

    expect(checkWebhooks(input)).toEqual([]);
  });
});
