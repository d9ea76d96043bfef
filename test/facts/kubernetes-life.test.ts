import { describe, expect, it } from 'vitest';
import data from '../../src/facts/kubernetes-life.json' with { type: 'json' };
import { fixedFieldsChanged, lifeOfKind, sourceOfLife } from '../../src/facts/kubernetes-life.ts';

function changed(apiVersion: string, kind: string, before: object, after: object) {
  const life = lifeOfKind(apiVersion, kind);
  return life ? fixedFieldsChanged(life, before, after) : 'no such kind';
}

describe('facts of the life of objects', () => {
  it('each name a source that is an address', () => {
    const kinds = Object.keys(data.kinds).map((key) => {
      const [group = '', kind = ''] = key.split('/');
      return lifeOfKind(group === 'core' ? 'v1' : `${group}/v1`, kind);
    });

    expect(kinds.filter((life) => !life || !/^https:\/\//.test(sourceOfLife(life)))).toEqual([]);
  });

  it('are sorted by kind', () => {
    expect(Object.keys(data.kinds)).toEqual(Object.keys(data.kinds).toSorted());
  });

  it('know nothing of kinds whose fields may all change', () => {
    expect(lifeOfKind('networking.k8s.io/v1', 'NetworkPolicy')).toBeUndefined();
    expect(lifeOfKind('v1', 'Namespace')).toBeUndefined();
  });
});

describe('fixedFieldsChanged', () => {
  it('finds another selector of a Deployment, and nothing in its template', () => {
    const selector = (app: string) => ({ spec: { selector: { matchLabels: { app } } } });

    expect(changed('apps/v1', 'Deployment', selector('a'), selector('b'))).toEqual([
      'spec.selector',
    ]);
    expect(
      changed(
        'apps/v1',
        'Deployment',
        { spec: { template: { a: 1 } } },
        { spec: { template: {} } },
      ),
    ).toEqual([]);
  });

  it('lets a StatefulSet have another template and no other claims', () => {
    const set = (size: string, image: string) => ({
      spec: { serviceName: 'a', template: { image }, volumeClaimTemplates: [{ size }] },
    });

    expect(changed('apps/v1', 'StatefulSet', set('1Gi', 'a'), set('1Gi', 'b'))).toEqual([]);
    expect(changed('apps/v1', 'StatefulSet', set('1Gi', 'a'), set('2Gi', 'a'))).toEqual([
      'spec.volumeClaimTemplates',
    ]);
  });

  it('takes a default that is said for no change', () => {
    expect(
      changed('storage.k8s.io/v1', 'StorageClass', {}, { volumeBindingMode: 'Immediate' }),
    ).toEqual([]);
    expect(
      changed(
        'storage.k8s.io/v1',
        'StorageClass',
        {},
        { volumeBindingMode: 'WaitForFirstConsumer' },
      ),
    ).toEqual(['volumeBindingMode']);
  });

  it.each([
    ['20Gi', '30Gi', []],
    ['20Gi', '20480Mi', []],
    ['20Gi', '20G', ['spec.resources.requests.storage']],
    ['20Gi', '10Gi', ['spec.resources.requests.storage']],
  ])('lets a claim grow and not shrink: %s to %s', (before, after, expected) => {
    const claim = (storage: string) => ({ spec: { resources: { requests: { storage } } } });

    expect(changed('v1', 'PersistentVolumeClaim', claim(before), claim(after))).toEqual(expected);
  });

  it('finds another class of a claim, and lets its volume be named once', () => {
    expect(
      changed('v1', 'PersistentVolumeClaim', { spec: {} }, { spec: { storageClassName: 'b' } }),
    ).toEqual(['spec.storageClassName']);
    expect(
      changed('v1', 'PersistentVolumeClaim', { spec: {} }, { spec: { volumeName: 'a' } }),
    ).toEqual([]);
  });

  it('fixes the data of a ConfigMap that is immutable', () => {
    const map = (value: string, immutable: boolean) => ({ data: { a: value }, immutable });

    expect(changed('v1', 'ConfigMap', map('1', false), map('2', true))).toEqual([]);
    expect(changed('v1', 'ConfigMap', map('1', true), map('2', true))).toEqual(['data']);
    expect(changed('v1', 'ConfigMap', map('1', true), map('1', false))).toEqual(['immutable']);
  });

  it('lets a Service have a second family of addresses', () => {
    const service = (...ipFamilies: string[]) => ({ spec: { ipFamilies } });

    expect(changed('v1', 'Service', service('IPv4'), service('IPv4', 'IPv6'))).toEqual([]);
    expect(changed('v1', 'Service', service('IPv4'), service('IPv6'))).toEqual(['spec.ipFamilies']);
  });

  it('finds another target group of a binding', () => {
    const binding = (targetGroupARN: string) => ({ spec: { targetGroupARN } });

    expect(
      changed('elbv2.k8s.aws/v1beta1', 'TargetGroupBinding', binding('a'), binding('b')),
    ).toEqual(['spec.targetGroupARN']);
  });
});
