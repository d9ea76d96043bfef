import { describe, expect, it } from 'vitest';
import { judgeInterruptions } from '../../../src/lifecycle/judges/kubernetes/interrupts/judge-interruptions.ts';
import { judgeRemovedApplications } from '../../../src/lifecycle/judges/kubernetes/removed-applications.ts';
import { aTransition, saidBy } from '../../support/a-transition.ts';
import type { Overrides } from '../../support/an-environment.ts';

const addons = { 'argo-rollouts': {}, keda: {}, 'kube-prometheus-stack': {}, 'metrics-server': {} };
const metadata = {
  timezone: 'Etc/UTC',
  start: '0 7 * * *',
  end: '0 19 * * *',
  desiredReplicas: '4',
};
const triggers = { office: { type: 'cron', metadata } };

const said = (before: Overrides, after: Overrides) =>
  saidBy(
    judgeInterruptions,
    aTransition({ addons, services: { web: before } }, { addons, services: { web: after } }),
  );

const scaled = { autoscaling: { maxReplicas: 9 } };
const canary = { rollout: { strategy: 'canary' }, metrics: {} };
const blueGreen = { rollout: { strategy: 'blueGreen' }, metrics: {} };
const rolling = { rollout: { strategy: 'rolling' }, metrics: {} };

describe('judgeInterruptions', () => {
  it.each<readonly [string, Overrides, Overrides]>([
    ['autoscaling comes at the number that runs', {}, scaled],
    ['triggers come', scaled, { autoscaling: { maxReplicas: 9, triggers } }],
    ['triggers go', { autoscaling: { maxReplicas: 9, triggers } }, scaled],
    ['a canary comes', rolling, canary],
    ['a canary goes', canary, rolling],
    ['blue-green comes', rolling, blueGreen],
    ['blue-green becomes a canary', blueGreen, canary],
    ['a StatefulSet takes the place of a Deployment', {}, { kind: 'statefulSet' }],
    ['an image changes', {}, { image: { tag: '2.0.0' } }],
    ['the bounds change', scaled, { replicas: 3, autoscaling: { maxReplicas: 12 } }],
  ])('has nothing to say when %s', (_what, before, after) => {
    expect(said(before, after)).toEqual([]);
  });

  it.each<readonly [string, Overrides, Overrides, string]>([
    [
      'autoscaling goes',
      scaled,
      {},
      'without autoscaling, web has 2 pods at once, and up to 9 may run',
    ],
    [
      'autoscaling comes with fewer pods',
      { replicas: 6 },
      { replicas: 3, ...scaled },
      'web falls from 6 to 3 pods at once',
    ],
    [
      'blue-green goes',
      blueGreen,
      rolling,
      'nobody reaches web while the pods of its blue-green Rollout stop',
    ],
    [
      'what is scaled changes its kind',
      { ...scaled, ...rolling },
      { ...scaled, ...canary },
      'web goes on with 2 pods, however many ran',
    ],
    [
      'nothing to scale from is left',
      { autoscaling: { maxReplicas: 9, scaleToZero: true, triggers } },
      scaled,
      'where web has no pods at that moment it gets none any more',
    ],
  ])('warns when %s', (_what, before, after, sentence) => {
    const found = said(before, after);

    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
    expect(found[0]).toMatch(/^lifecycle\/interrupts at services\.web/);
  });

  it('knows that KEDA refuses an autoscaler beside it that does not say it may stand there', () => {
    const transition = aTransition(
      { addons, services: { web: scaled } },
      { addons, services: { web: { autoscaling: { maxReplicas: 9, triggers } } } },
    );
    const bare = transition.objects.map((each) =>
      each.before?.kind === 'HorizontalPodAutoscaler'
        ? { ...each, before: { ...each.before, metadata: { name: 'web', namespace: 'shop' } } }
        : each,
    );

    expect(saidBy(judgeInterruptions, { ...transition, objects: bare })).toEqual([
      expect.stringContaining('KEDA refuses to scale web'),
    ]);
  });

  it('warns once when Argo CD moves, and of nothing that only moves along', () => {
    const moved = { addons: { 'argo-cd': {} }, delivery: { argocd: { namespace: 'gitops' } } };
    const transition = aTransition({ addons: { 'argo-cd': {} } }, moved);

    expect(saidBy(judgeInterruptions, transition)).toEqual([
      expect.stringMatching(
        /^lifecycle\/interrupts at delivery\.argocd\.namespace: .* argocd stay/,
      ),
    ]);
    expect(saidBy(judgeRemovedApplications, transition)).toEqual([]);
  });
});
