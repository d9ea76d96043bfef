import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../../src/model/artifact.ts';
import { judgeNetworkPolicies } from '../../../../src/review/dangers/network/network-policies.ts';
import { changedObjects, saidBy } from '../changed.ts';

const labels = (name: string) => ({ matchLabels: { 'app.kubernetes.io/name': name } });

function policy(name: string, spec: object): KubernetesObject {
  const metadata = { name, namespace: 'shop' };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
}

const deny = policy('default-deny', {
  podSelector: {},
  ingress: [],
  policyTypes: ['Ingress', 'Egress'],
});
const orders = (...ingress: readonly object[]) =>
  policy('orders', { podSelector: labels('orders'), ingress, policyTypes: ['Ingress'] });
const from = (name: string, port: number | string = 8080) => ({
  from: [{ podSelector: labels(name) }],
  ports: [{ port, protocol: 'TCP' }],
});
const pods = (name: string): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { template: { metadata: { labels: labels(name).matchLabels }, spec: { containers: [] } } },
});

const told = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]) =>
  saidBy(judgeNetworkPolicies, changedObjects({ before, after }));

describe('what network policies let through', () => {
  it('is told from where to what', () => {
    expect(told([deny, orders(from('cart'))], [deny, orders(from('cart'), from('web'))])).toEqual([
      'opens network: pods of web reach orders on 8080',
    ]);
  });

  it('is not told of less, nor of another order or other labels', () => {
    const both = orders(from('cart'), from('web'));
    const turned = orders(from('web'), from('cart'));
    const labelled = { ...turned, metadata: { ...turned.metadata, labels: { a: 'b' } } };

    expect(told([deny, both], [deny, orders(from('cart'))])).toEqual([]);
    expect(told([deny, both], [deny, labelled])).toEqual([]);
  });

  it('is not told of a policy that becomes two, or has another name', () => {
    const { spec } = orders(from('web'));
    const split = [orders(from('cart')), policy('orders-web', spec as object)];

    expect(told([deny, orders(from('cart'), from('web'))], [deny, ...split])).toEqual([]);
  });

  it('is told of a namespace that no longer denies', () => {
    expect(told([deny], [])).toEqual([
      'opens network: anybody reaches pods of namespace shop on every port',
      'opens network: pods of namespace shop reach anybody on every port',
    ]);
    expect(told([], [deny])).toEqual([]);
  });

  it('is told of pods that a policy leaves, but not where the namespace denies', () => {
    const narrow = policy('orders', {
      podSelector: { matchLabels: { ...labels('orders').matchLabels, tier: 'a' } },
      ingress: [from('cart')],
      policyTypes: ['Ingress'],
    });

    expect(told([orders(from('cart'))], [narrow])).toEqual([
      'opens network: anybody reaches orders on every port',
    ]);
    expect(told([deny, orders(from('cart'))], [deny, narrow])).toEqual([]);
  });

  it('is not told of a policy that goes with its pods', () => {
    expect(told([pods('orders'), orders(from('cart'))], [])).toEqual([]);
    expect(told([pods('orders'), orders(from('cart'))], [pods('orders')])).toHaveLength(1);
  });

  it('compares ranges, exceptions, ranges of ports and whole namespaces', () => {
    const block = (ipBlock: object) => orders({ from: [{ ipBlock }] });
    const gap = { cidr: '10.0.0.0/8', except: ['10.9.0.0/16'] };

    expect(told([deny, block(gap)], [deny, block({ cidr: '10.9.0.0/16' })])).toEqual([
      'opens network: 10.9.0.0/16 reaches orders on every port',
    ]);
    expect(told([deny, block(gap)], [deny, block({ cidr: '10.8.0.0/16' })])).toEqual([]);
    const range = orders({
      ...from('cart'),
      ports: [{ port: 8000, endPort: 9000, protocol: 'TCP' }],
    });
    expect(told([deny, range], [deny, orders(from('cart'))])).toEqual([]);
    const everyone = orders({ from: [{ namespaceSelector: {} }] });
    expect(told([deny, orders(from('cart'))], [deny, everyone])).toEqual([
      'opens network: pods of every namespace reach orders on every port',
    ]);
  });
});
