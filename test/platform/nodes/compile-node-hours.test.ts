import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkStoreEgress } from '../../../src/check/planes/network/check-store-egress.ts';
import { compileArgocd } from '../../../src/delivery/argocd/compile-argocd.ts';
import { ALONE } from '../../../src/model/landscape/landscape.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { objectOf } from '../../support/kubernetes-objects.ts';
import { withHours, withNodePools } from '../../support/with-node-pools.ts';

const environment = anEnvironment(withHours());
const output = compilePlatform(environment);
const start = objectOf(output, 'CronJob', 'node-hours-start')['spec'];
const stop = objectOf(output, 'CronJob', 'node-hours-stop')['spec'];
const podOf = (job: typeof start) => job.jobTemplate.spec.template.spec;

function settingsOf(job: typeof start): Record<string, string> {
  const env: readonly { name: string; value: string }[] = podOf(job).containers[0].env;
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}

describe('hours of node pools', () => {
  it('end a quarter of an hour before the node groups stop, on every day (S1-CMP-03, S1-CMP-07)', () => {
    expect(stop).toMatchObject({ schedule: '45 17 * * *', timeZone: 'America/Los_Angeles' });
    expect(settingsOf(stop)).toMatchObject({
      LIMITS: 'application=0 batch=0',
      EMPTIED: 'application batch',
    });
  });

  it('begin with the limits of the pools, on working days (S1-COST-24)', () => {
    expect(start).toMatchObject({ schedule: '0 8 * * 1,2,3,4,5', timeZone: 'America/Los_Angeles' });
    expect(settingsOf(start)).toMatchObject({ LIMITS: 'application=80 batch=10', EMPTIED: '' });
    expect(objectOf(output, 'NodePool', 'application')['spec'].limits.cpu).toBe('80');
  });

  it('may change these pools and remove nodes of pools, and nothing else', () => {
    const { metadata, rules } = objectOf(output, 'ClusterRole', 'node-hours');

    expect(metadata.namespace).toBeUndefined();
    expect(rules).toEqual([
      {
        apiGroups: ['karpenter.sh'],
        resources: ['nodepools'],
        resourceNames: ['application', 'batch'],
        verbs: ['patch'],
      },
      { apiGroups: ['karpenter.sh'], resources: ['nodeclaims'], verbs: ['deletecollection'] },
    ]);
  });

  it('come from a pod on a managed node, which reaches the Kubernetes API and nothing else', () => {
    const { egress } = objectOf(output, 'NetworkPolicy', 'node-hours')['spec'];
    const { nodeAffinity } = podOf(stop).affinity;

    expect(egress[1].to.map((peer: { ipBlock: { cidr: string } }) => peer.ipBlock.cidr)).toEqual([
      '172.20.0.1/32',
      '10.0.11.0/24',
      '10.0.12.0/24',
    ]);
    expect(nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual({
      nodeSelectorTerms: [
        { matchExpressions: [{ key: 'karpenter.sh/nodepool', operator: 'DoesNotExist' }] },
      ],
    });
    expect(podOf(stop)).toMatchObject({ automountServiceAccountToken: false });
  });

  it('are not undone by Argo CD', () => {
    const { components } = output;
    const applications = compileArgocd({
      environment,
      landscape: ALONE,
      stacks: [],
      components,
      artifacts: [],
    });
    const pools = applications.find(
      ({ object }) => object.metadata.name === 'shop-prod-node-pools',
    );

    expect(pools?.object['spec']).toMatchObject({
      ignoreDifferences: [
        { group: 'karpenter.sh', kind: 'NodePool', jqPathExpressions: ['.spec.limits.cpu'] },
      ],
      syncPolicy: { syncOptions: expect.arrayContaining(['RespectIgnoreDifferences=true']) },
    });
  });

  it('let pods hold a node for less than the time that is left', () => {
    const { spec } = objectOf(output, 'NodePool', 'application')['spec'].template;

    expect(spec.terminationGracePeriod).toBe('10m');
  });

  it('are not there without a schedule or without pools', () => {
    const withoutHours = compilePlatform(anEnvironment(withNodePools()));
    const withoutPools = compilePlatform(anEnvironment(withHours({ cluster: {} })));
    const names = [withoutHours, withoutPools].flatMap(({ components }) =>
      components.map(({ name }) => name),
    );

    expect(names).not.toContain('node-hours');
  });

  it('pass every check with all they bring', () => {
    const input = compiledSmall(withHours());

    expect(checkEnvironment(input)).toEqual([]);
  });

  it('reach the Kubernetes API only with rights there', () => {
    const input = compiledSmall(withHours());
    const objects = input.objects.filter(({ object }) => object.kind !== 'ClusterRoleBinding');

    expect(findings(checkStoreEgress({ ...input, objects }))).toEqual([
      'check/egress-unneeded at value of schedule',
      'check/egress-unneeded at value of schedule',
    ]);
  });
});

describe('the script of the hours', () => {
  /** Runs it with a curl that writes down what it was asked. */
  function callsOf(settings: Readonly<Record<string, string>>): readonly string[] {
    const folder = mkdtempSync(join(tmpdir(), 'groundplan-'));
    const log = join(folder, 'calls');
    mkdirSync(join(folder, 'bin'));
    writeFileSync(log, '');
    writeFileSync(join(folder, 'bin', 'curl'), `#!/bin/sh\necho "$*" >> ${log}\n`);
    chmodSync(join(folder, 'bin', 'curl'), 0o755);
    const script: string = objectOf(output, 'ConfigMap', 'node-hours')['data']['limit.sh'];
    writeFileSync(join(folder, 'token'), 'a-token');
    const path = `${join(folder, 'bin')}:${process.env['PATH']}`;
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', script.replaceAll('/access/', `${folder}/`)],
      { env: { ...settings, PATH: path }, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return readFileSync(log, 'utf8').trim().split('\n');
  }

  it('sets the limit of each pool, then removes the nodes of each', () => {
    const calls = callsOf(settingsOf(stop));

    expect(calls).toHaveLength(4);
    expect(calls[0]).toContain(
      '--request PATCH --header Content-Type: application/merge-patch+json --data {"spec":{"limits":{"cpu":"0"}}} https://kubernetes.default.svc/apis/karpenter.sh/v1/nodepools/application',
    );
    expect(calls[0]).toContain('Authorization: Bearer a-token');
    expect(calls[3]).toContain(
      '--request DELETE https://kubernetes.default.svc/apis/karpenter.sh/v1/nodeclaims?labelSelector=karpenter.sh%2Fnodepool%3Dbatch',
    );
  });

  it('removes nothing at the start', () => {
    const calls = callsOf(settingsOf(start));

    expect(calls).toHaveLength(2);
    expect(calls[1]).toContain('--data {"spec":{"limits":{"cpu":"10"}}}');
  });
});
