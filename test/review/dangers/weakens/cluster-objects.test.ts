import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../../src/model/artifact.ts';
import { judgeClusterObjects } from '../../../../src/review/dangers/weakens/cluster-objects.ts';
import { changedObjects, saidBy } from '../changed.ts';

const object = (kind: string, rest: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'shop' },
  ...rest,
});
const namespace = (level: string) => ({
  metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': level } },
});
const ingress = (policy: string) => ({
  metadata: { name: 'shop', annotations: { 'alb.ingress.kubernetes.io/ssl-policy': policy } },
});

describe('objects that protect', () => {
  it.each([
    ['Namespace', namespace('restricted'), namespace('baseline')],
    ['PeerAuthentication', { spec: { mtls: { mode: 'STRICT' } } }, { spec: {} }],
    [
      'EC2NodeClass',
      { spec: { metadataOptions: { httpTokens: 'required' } } },
      { spec: { metadataOptions: { httpTokens: 'optional' } } },
    ],
    ['StorageClass', { parameters: { encrypted: 'true' } }, { parameters: { encrypted: 'false' } }],
    ['StorageClass', { reclaimPolicy: 'Retain' }, { reclaimPolicy: 'Delete' }],
    [
      'Ingress',
      ingress('ELBSecurityPolicy-TLS13-1-2-2021-06'),
      ingress('ELBSecurityPolicy-TLS13-1-1-2021-06'),
    ],
  ])('%s is told of where it becomes less, and not the other way round', (kind, strong, weak) => {
    const said = (before: object, after: object) =>
      saidBy(
        judgeClusterObjects,
        changedObjects({ before: [object(kind, before)], after: [object(kind, after)] }),
      );

    expect(said(strong, weak)).toHaveLength(1);
    expect(said(weak, strong)).toEqual([]);
  });
});
