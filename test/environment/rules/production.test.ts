import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/diagnostics/message-of.ts';
import { checkProduction } from '../../../src/environment/rules/production.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

const BARE = {
  cluster: { addons: { 'amazon-cloudwatch-observability': null } },
  addons: { 'cluster-autoscaler': null },
  observability: { alarms: { nodes: null } },
};
const check = (...parts: readonly Overrides[]) =>
  findings(checkProduction(anEnvironment(Object.assign({}, ...parts))));

describe('checkProduction', () => {
  it('reports what nobody reads, adds and raises', () => {
    expect(check(BARE)).toEqual([
      'model/logs-unread at key of addons',
      'model/nodes-unscaled at value of cluster.nodeGroups.main.max',
      'model/unwatched at key of observability',
    ]);
    expect(check()).toEqual([]);
  });

  it('lets be what is no production, what has no cluster, and what somebody else owns', () => {
    expect(check(BARE, { tier: 'staging' })).toEqual([]);
    expect(checkProduction({ ...anEnvironment(BARE), cluster: null })).toEqual([]);
    const { cluster, ...others } = anEnvironment(BARE);
    const existing = { role: 'reader' } as never;

    expect(checkProduction({ ...others, cluster: cluster && { ...cluster, existing } })).toEqual(
      [],
    );
  });

  it.each([
    ['a shipper', { 'aws-for-fluent-bit': {} }],
    ['a shipper that stands already', { 'aws-for-fluent-bit': { existing: {} } }],
  ])('is content with %s', (_what, addons) => {
    expect(check(BARE, { addons: { 'cluster-autoscaler': null, ...addons } })).not.toContain(
      'model/logs-unread at key of addons',
    );
  });

  it('asks the add-on of EKS whether it reads logs', () => {
    const observing = (containerLogs: object) => ({
      cluster: {
        addons: { 'amazon-cloudwatch-observability': { configuration: { containerLogs } } },
      },
    });

    expect(check(observing({ enabled: false }))).toEqual(['model/logs-unread at key of addons']);
    expect(check(observing({}))).toEqual([]);
  });

  it('names the add-on for the way that logs are to take', () => {
    const loki = { logs: { shipper: 'alloy', sink: 'loki', bucket: 'media' } };
    const environment = anEnvironment({
      ...BARE,
      observability: { ...BARE.observability, ...loki },
    });
    const [first] = checkProduction(environment);

    expect(first && messageOf(first).hint).toMatch(/^Add alloy: \{\} to addons/);
  });

  it('lets nodes be whose number is meant to stay', () => {
    const fixed = { ...BARE.cluster, nodeGroups: { main: { min: 3, max: 3 } } };

    expect(check(BARE, { cluster: fixed })).toEqual([
      'model/logs-unread at key of addons',
      'model/unwatched at key of observability',
    ]);
  });

  it('takes Prometheus for somebody who watches', () => {
    const addons = { 'cluster-autoscaler': null, 'kube-prometheus-stack': {} };

    expect(check(BARE, { addons })).not.toContain('model/unwatched at key of observability');
  });
});
