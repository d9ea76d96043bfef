// What turning autoscaling on, off or over to KEDA does to pods that run.
import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledFrom } from '../support/compiled.ts';
import type { AnyObject } from '../support/kubernetes-objects.ts';
import {
  ARGO_CD,
  applied,
  type Live,
  POD_DEFAULTS,
  synced,
  updated,
} from '../support/server-side-apply.ts';

const addons = {
  'argo-rollouts': {},
  keda: {},
  'kube-prometheus-stack': {},
  'metrics-server': {},
};
const REPLICAS = 'spec.replicas';
const triggers = { office: { type: 'cron', metadata: cron() } };

const KINDS: Readonly<Record<string, Overrides>> = {
  Deployment: {},
  StatefulSet: { kind: 'statefulSet' },
  Rollout: { rollout: { strategy: 'blueGreen' } },
};

function cron() {
  return { timezone: 'Etc/UTC', start: '0 7 * * *', end: '0 19 * * *', desiredReplicas: '4' };
}

interface State {
  readonly manifest: AnyObject;
  readonly application: AnyObject;
  readonly objects: readonly AnyObject[];
}

function stateOf(kind: string, web: Overrides): State {
  const environment = anEnvironment({ addons, services: { web: { ...KINDS[kind], ...web } } });
  const objects = compiledFrom(environment).objects.map(({ object }) => object as AnyObject);
  const find = (wanted: string, name: RegExp) =>
    objects.find((each) => each['kind'] === wanted && name.test(each['metadata'].name)) ?? {};
  return {
    manifest: find(kind, /^web$/),
    application: find('Application', /-web$/),
    objects: objects.filter(({ metadata }) => metadata.name === 'web'),
  };
}

const pods = (live: Live) => live.fields.get(REPLICAS);

describe.each(Object.keys(KINDS))('the pods of a %s', (kind) => {
  const fixed = stateOf(kind, { replicas: 3 });
  const scaled = stateOf(kind, { replicas: 3, autoscaling: { maxReplicas: 9 } });
  const event = stateOf(kind, { replicas: 3, autoscaling: { maxReplicas: 9, triggers } });

  it('stay when autoscaling comes, whichever Application is synced first', () => {
    const running = synced(null, fixed);

    expect(pods(synced(running, scaled))).toBe(3);
    expect(pods(synced(running, { ...scaled, application: fixed.application }))).toBe(3);
    expect(pods(synced(running, event))).toBe(3);
  });

  it('would be one if the manifest named no number', () => {
    const { replicas, ...spec } = scaled.manifest['spec'];
    const manifest = { ...scaled.manifest, spec };
    const bare = { manager: ARGO_CD, manifest, defaults: POD_DEFAULTS };

    expect(replicas).toBe(3);
    expect(pods(applied(synced(null, fixed), bare))).toBe(1);
  });

  it('stay as many as the autoscaler wants, sync after sync', () => {
    const grown = updated(synced(null, scaled), 'kube-controller-manager', REPLICAS, 8);
    const again = synced(synced(grown, scaled), scaled);
    const handed = synced(again, event);
    const idle = updated(handed, 'keda', REPLICAS, 0);

    expect([again, handed, synced(handed, scaled)].map(pods)).toEqual([8, 8, 8]);
    expect(pods(synced(idle, event))).toBe(0);
  });

  it('are as many as the file says at the first sync, and once autoscaling is gone', () => {
    const grown = updated(synced(null, scaled), 'kube-controller-manager', REPLICAS, 8);

    expect(pods(synced(null, scaled))).toBe(3);
    expect(pods(synced(grown, fixed))).toBe(3);
  });

  it('may be scaled by KEDA while the autoscaler before it is still there', () => {
    const of = ({ objects }: State, wanted: string) =>
      objects.find((each) => each['kind'] === wanted);

    expect(of(scaled, 'HorizontalPodAutoscaler')?.['metadata'].annotations).toMatchObject({
      'validations.keda.sh/hpa-ownership': 'false',
    });
    expect(of(event, 'HorizontalPodAutoscaler')).toBeUndefined();
    expect(of(event, 'ScaledObject')).toBeDefined();
  });
});
