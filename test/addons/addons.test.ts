import { describe, expect, it } from 'vitest';
import { addons, controllerOf, isDefined } from '../../src/addons/addons.ts';
import type { Ingress } from '../../src/model/schema/edge/ingress.ts';
import type { Observability } from '../../src/model/schema/operations/observability.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { withIngress } from '../support/with-ingress.ts';

describe('addons', () => {
  it('have names and charts of their own', () => {
    for (const addon of addons) {
      expect(addons.filter(({ name }) => name === addon.name)).toEqual([addon]);
      expect(addons.filter(({ chart }) => chart === addon.chart)).toEqual([addon]);
    }
  });

  it('have ServiceAccounts of their own, since roles are named after them', () => {
    const accounts = addons.flatMap((addon) => addon.accounts ?? []);
    const names = accounts.map(({ serviceAccount }) => serviceAccount);

    expect(names).toEqual([...new Set(names)]);
  });

  it('name kinds that live outside namespaces, in groups that are not empty', () => {
    const kinds = addons.flatMap(({ clusterKinds = [] }) => clusterKinds);

    expect(kinds.filter(({ group, kind }) => group === '' || !/^[A-Z]/.test(kind))).toEqual([]);
  });

  it('define the kinds that they say stand outside namespaces', () => {
    const strangers = addons.flatMap(({ definitions }) =>
      (definitions?.clusterScoped ?? []).filter((name) => {
        const [group = ''] = name.split('/');
        return !definitions?.kinds.some((each) => each === name || each === group);
      }),
    );

    expect(strangers).toEqual([]);
  });
});

describe('controllerOf', () => {
  const known: Readonly<Record<Ingress['controller'], string>> = {
    'ingress-nginx': 'ingress-nginx',
    traefik: 'traefik',
    istio: 'istio-ingressgateway',
  };

  it.each(Object.entries(known))('finds the one add-on behind %s', (controller, addon) => {
    const { ingress } = withIngress();
    const asked = { ...ingress, controller } as Ingress;

    expect(controllerOf(asked).addon).toBe(addon);
    expect(addons.filter((each) => each.ingress?.controller === controller)).toHaveLength(1);
  });
});

describe('shippers of logs', () => {
  type Shipper = Observability['logs']['shipper'];
  const known: Readonly<Record<Shipper, string>> = {
    'fluent-bit': 'aws-for-fluent-bit',
    fluentd: 'fluentd',
    alloy: 'alloy',
  };

  it.each(Object.entries(known))('have one add-on: %s', (shipper, addon) => {
    const found = addons.filter(({ ships }) => ships?.as === shipper);

    expect(found.map(({ name }) => name)).toEqual([addon]);
  });
});

describe('isDefined', () => {
  const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
  const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
  const monitor = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor' };

  it('holds for kinds of an add-on that is there, by group or by kind', () => {
    const environment = anEnvironment({
      addons: { 'argo-rollouts': {}, 'kube-prometheus-stack': {} },
    });

    expect(isDefined(environment, rollout)).toBe(true);
    expect(isDefined(environment, monitor)).toBe(true);
    expect(isDefined(environment, application)).toBe(false);
  });

  it('does not hold without the add-on', () => {
    expect(isDefined(anEnvironment(), monitor)).toBe(false);
  });
});
