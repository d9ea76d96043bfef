import { describe, expect, it } from 'vitest';
import { addons } from '../../src/addons/addons.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { withEveryAddon } from '../support/every-addon.ts';
import { type AnyObject, objectsOf } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';
import { ingressOverrides, withGateway, withIngress } from '../support/with-ingress.ts';

const school = nightSchool();

function policiesOf(environment: Environment) {
  return objectsOf(compilePlatform(environment), 'NetworkPolicy');
}

function policy(environment: Environment, namespace: string, name: string): AnyObject {
  const found = policiesOf(environment).find(
    ({ metadata }) => metadata.namespace === namespace && metadata.name === name,
  );
  if (!found) throw new Error(`No policy ${namespace}/${name}`);
  return found['spec'];
}

const IN_NAMESPACE = [{ podSelector: {} }];

describe('policies of add-ons', () => {
  const all = withEveryAddon();

  it('deny what no other policy allows, in every namespace', () => {
    const namespaces = objectsOf(compilePlatform(all), 'Namespace').map(
      ({ metadata }) => metadata.name,
    );
    const closed = policiesOf(all)
      .filter(({ metadata }) => metadata.name === 'default-deny')
      .map(({ metadata }) => metadata.namespace);

    expect(closed.sort()).toEqual(namespaces.sort());
    expect(namespaces).toEqual(expect.arrayContaining(['argocd', 'keda', 'monitoring', 'velero']));
  });

  it('are there before the rest is denied', () => {
    const wave = ({ metadata }: AnyObject) =>
      Number(metadata.annotations['argocd.argoproj.io/sync-wave']);
    const inKeda = policiesOf(all).filter(({ metadata }) => metadata.namespace === 'keda');
    const byName = Object.fromEntries(inKeda.map((each) => [each['metadata'].name, wave(each)]));

    expect(byName).toEqual({ platform: 1, keda: 1, 'default-deny': 2 });
  });

  it('let pods of a namespace talk to each other and to the API, and Prometheus to them', () => {
    const { podSelector, ingress, egress } = policy(all, 'external-secrets', 'platform');

    expect(podSelector).toEqual({});
    expect(ingress).toEqual([
      { from: IN_NAMESPACE },
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
          },
        ],
      },
    ]);
    expect(egress[0]).toEqual({ to: IN_NAMESPACE });
    expect(egress[1].to[0]).toEqual({ ipBlock: { cidr: '10.96.0.1/32' } });
    expect(egress[1].ports).toEqual([{ protocol: 'TCP', port: 443 }]);
  });

  it.each([
    ['cert-manager', 'cert-manager', [10250]],
    ['external-secrets', 'external-secrets', [10250]],
    ['keda', 'keda', [6443, 9443]],
    ['kube-prometheus-stack', 'monitoring', [10250]],
    ['ingress-nginx', 'ingress-nginx', [8443]],
    ['istiod', 'istio-system', [15017]],
    ['vertical-pod-autoscaler', 'vpa', [8000]],
  ])('let the control plane call %s', (name, namespace, ports) => {
    const { ingress } = policy(all, namespace, name);
    const { cidrs = [] } = school.network?.subnets[school.network.placement.controlPlane] ?? {};

    expect(ingress[0]).toEqual({
      from: cidrs.map((cidr) => ({ ipBlock: { cidr } })),
      ports: ports.map((port) => ({ protocol: 'TCP', port })),
    });
  });

  it.each([
    ['argo-cd', 'argocd'],
    ['external-dns', 'external-dns'],
    ['velero', 'velero'],
    ['loki', 'logging'],
  ])('let %s call AWS or Git', (name, namespace) => {
    const { egress } = policy(all, namespace, name);

    expect(egress[0].ports).toEqual([{ protocol: 'TCP', port: 443 }]);
    expect(egress[0].to[0]).toEqual({ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/16'] } });
  });

  it('let Prometheus reach all pods, and the metrics of nodes', () => {
    const { egress } = policy(all, 'monitoring', 'kube-prometheus-stack');

    expect(egress[1]).toEqual({ to: [{ namespaceSelector: {} }] });
    expect(egress[2].ports.map(({ port }: AnyObject) => port)).toEqual([10250, 9100]);
  });

  it('say nothing about kube-system, which EKS makes', () => {
    const namespaces = policiesOf(all).map(({ metadata }) => metadata.namespace);

    expect(namespaces).not.toContain('kube-system');
  });

  it('are asked of every chart with a webhook outside of kube-system', () => {
    const webhooks = addons.filter(
      ({ clusterKinds = [], namespace }) =>
        clusterKinds.some(({ kind }) => /Webhook|APIService/.test(kind)) &&
        namespace !== 'kube-system',
    );

    for (const { name, reach } of webhooks) {
      expect([name, reach?.(all).fromApiServer ?? []]).not.toEqual([name, []]);
    }
  });
});

describe('policies of an ingress controller', () => {
  const cidrs = (environment: Environment) =>
    policy(environment, 'ingress-nginx', 'ingress-nginx')['ingress'][1].from.map(
      ({ ipBlock }: AnyObject) => ipBlock.cidr,
    );

  it('let requests in from the load balancer, and on to the services behind it', () => {
    const ingressed = withIngress({ controller: 'ingress-nginx' });
    const { ingress, egress } = policy(ingressed, 'ingress-nginx', 'ingress-nginx');

    expect(cidrs(ingressed)).toEqual(['10.0.1.0/24', '10.0.2.0/24']);
    expect(ingress[1].ports).toEqual([{ protocol: 'TCP', port: 443 }]);
    expect(egress).toHaveLength(2);
    expect(egress.slice(1)).toEqual([
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: 8080 }],
      },
    ]);
  });

  it('let in every client where the load balancer shows their addresses', () => {
    const overrides = ingressOverrides({ controller: 'ingress-nginx' });
    const { edge } = anEnvironment(overrides);
    const main = edge.loadBalancers['main'];
    if (!main) throw new Error('No load balancer main');
    const open = { ...edge, loadBalancers: { main: { ...main, source: 'internet' as const } } };

    expect(cidrs({ ...anEnvironment(overrides), edge: open })).toEqual(['0.0.0.0/0']);
  });

  it('let the gateway of a mesh ask istiod, and istiod answer meshed namespaces', () => {
    const meshed = withGateway();
    const { egress } = policy(meshed, 'istio-ingress', 'istio-ingressgateway');
    const { ingress } = policy(meshed, 'istio-system', 'istiod');

    expect(egress[0].ports).toEqual([{ protocol: 'TCP', port: 15012 }]);
    expect(ingress[1].from.map((peer: AnyObject) => peer['namespaceSelector'].matchLabels)).toEqual(
      [
        { 'kubernetes.io/metadata.name': 'shop' },
        { 'kubernetes.io/metadata.name': 'istio-ingress' },
      ],
    );
  });
});
