import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../scripts/emulator/gap.ts';
import { driftOf } from '../../../scripts/emulator/second-plan.ts';

const forgotten: Gap = {
  type: 'aws_eks_cluster',
  missing: 'the policy is forgotten',
  instead: { leaves: 'drift', paths: ['upgrade_policy'] },
};

function planOf(change: object, more: object = {}): string {
  const resource = { address: 'aws_eks_cluster.main', mode: 'managed', type: 'aws_eks_cluster' };
  return JSON.stringify({ resource_changes: [{ ...resource, change }], ...more });
}

function drift(plan: string) {
  return driftOf(plan, [{ gap: forgotten, address: 'aws_eks_cluster.main' }]);
}

describe('driftOf', () => {
  it('says nothing of what stays and of what is read', () => {
    expect(drift(planOf({ actions: ['no-op'], before: {}, after: {} }))).toEqual([]);
    expect(drift(planOf({ actions: ['read'], before: null, after: {} }))).toEqual([]);
  });

  it('names the attributes that change, without positions, and the gap that has said so', () => {
    const change = {
      actions: ['update'],
      before: { name: 'c', upgrade_policy: [{ support: 'EXTENDED' }] },
      after: { name: 'c', upgrade_policy: [{ support: 'STANDARD' }] },
    };

    expect(drift(planOf(change))).toEqual([
      { address: 'aws_eks_cluster.main', attributes: ['upgrade_policy.support'], gap: forgotten },
    ]);
  });

  it('excuses nothing when one attribute of several is not on the list', () => {
    const change = {
      actions: ['update'],
      before: { version: '1.34', upgrade_policy: [] },
      after: { version: '1.35', upgrade_policy: [{ support: 'STANDARD' }] },
    };

    expect(drift(planOf(change))).toEqual([
      {
        address: 'aws_eks_cluster.main',
        attributes: ['upgrade_policy', 'version'],
        gap: undefined,
      },
    ]);
  });

  it('counts what is only known after apply, and what is made or removed as a whole', () => {
    const unknown = {
      actions: ['update'],
      before: { a: 1 },
      after: {},
      after_unknown: { a: true },
    };
    const gone = { actions: ['delete'], before: { a: 1 }, after: null };

    expect(drift(planOf(unknown))).toMatchObject([{ attributes: ['a'] }]);
    expect(drift(planOf(gone))).toMatchObject([{ attributes: ['id'], gap: undefined }]);
  });

  it('counts an output that changes though no resource does', () => {
    const outputs = { output_changes: { arn: { actions: ['update'] } } };
    const idle = { actions: ['no-op'], before: {}, after: {} };

    expect(drift(planOf(idle, outputs))).toMatchObject([{ address: 'output.arn' }]);
  });
});
