// What goes from an object that runs when its manifest no longer names it, and what somebody else keeps there.
import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledFrom } from '../support/compiled.ts';
import type { AnyObject } from '../support/kubernetes-objects.ts';
import { type Live, synced, updated } from '../support/server-side-apply.ts';

const addons = { 'argo-rollouts': {}, 'kube-prometheus-stack': {} };

function stateOf(kind: string, web: Overrides) {
  const environment = anEnvironment({ addons, services: { web } });
  const objects = compiledFrom(environment).objects.map(({ object }) => object as AnyObject);
  const named = (wanted: string, name: RegExp) =>
    objects.find((each) => each['kind'] === wanted && name.test(each['metadata'].name)) ?? {};
  return { manifest: named(kind, /^web$/), application: named('Application', /-web$/) };
}

const namesIn = (live: Live, part: string) =>
  [...live.fields.keys()].filter((path) => path.includes(part));

describe('a field that the manifest no longer names', () => {
  it('goes, when it was ours alone', () => {
    const before = synced(null, stateOf('ConfigMap', { env: { GREETING: 'hello' } }));
    const after = synced(before, stateOf('ConfigMap', {}));

    expect(namesIn(before, 'GREETING')).toEqual(['data.GREETING']);
    expect(namesIn(after, 'GREETING')).toEqual([]);
  });

  it('goes with the variable that a secret no longer has', () => {
    const before = synced(null, stateOf('Deployment', {}));
    const after = synced(before, stateOf('Deployment', { uses: { externals: null } }));

    expect(namesIn(before, '[STRIPE_KEY]')).not.toEqual([]);
    expect(namesIn(after, '[STRIPE_KEY]')).toEqual([]);
  });

  it('stays where another manager has it: the selector that a blue-green rollout leaves behind', () => {
    const hash = 'spec.selector.rollouts-pod-template-hash';
    const blueGreen = synced(null, stateOf('Service', { rollout: { strategy: 'blueGreen' } }));
    const selecting = updated(blueGreen, 'rollouts-controller', hash, '5d8f');
    const rolling = synced(selecting, stateOf('Service', { rollout: { strategy: 'rolling' } }));

    expect(rolling.fields.get(hash)).toBe('5d8f');
  });

  it('stays in what people have set beside it', () => {
    const label = 'metadata.labels.team';
    const labelled = updated(synced(null, stateOf('Deployment', {})), 'kubectl', label, 'front');

    expect(synced(labelled, stateOf('Deployment', { replicas: 4 })).fields.get(label)).toBe(
      'front',
    );
  });
});
