import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../../src/model/artifact.ts';
import { judgePods } from '../../../../src/review/dangers/weakens/pods.ts';
import { changedObjects, saidBy } from '../changed.ts';

const STRICT = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
  capabilities: { drop: ['ALL'] },
};

const web = (context: object, pod: object = {}): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    template: {
      spec: {
        automountServiceAccountToken: false,
        containers: [{ name: 'web', securityContext: { ...STRICT, ...context } }],
        ...pod,
      },
    },
  },
});

const told = (before: KubernetesObject, after: KubernetesObject) =>
  saidBy(judgePods, changedObjects({ before: [before], after: [after] }));

describe('pods', () => {
  it.each([
    [{ privileged: true }, 'is privileged'],
    [{ allowPrivilegeEscalation: true }, 'may gain privileges'],
    [{ runAsNonRoot: false }, 'may run as root'],
    [{ capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] } }, 'has the capability NET_ADMIN'],
    [{ capabilities: {} }, 'keeps capabilities'],
    [{ seccompProfile: { type: 'Unconfined' } }, 'may make every system call'],
  ])('that become weaker are told of: %o', (context, words) => {
    expect(told(web({}), web(context))).toEqual([
      `weakens: Deployment shop/web: container web ${words}`,
    ]);
    expect(told(web(context), web({}))).toEqual([]);
  });

  it('that come closer to their node are told of', () => {
    expect(told(web({}), web({}, { hostNetwork: true }))).toEqual([
      'weakens: Deployment shop/web: pods have hostNetwork',
    ]);
  });

  it('with another image are not told of', () => {
    const image = { containers: [{ name: 'web', image: 'web:2', securityContext: STRICT }] };

    expect(told(web({}), web({}, image))).toEqual([]);
  });
});
