import { describe, expect, it } from 'vitest';
import { Unchecked } from '../../../../src/model/schema/operations/unchecked.ts';

describe('Unchecked', () => {
  it.each(['karpenter.sh/NodeClaim', 'core/ReplicationController'])('takes %s', (kind) => {
    expect(Unchecked.safeParse({ [kind]: 'tried in staging' }).success).toBe(true);
  });

  it.each(['NodePool', 'karpenter.sh/nodepool', 'karpenter.sh/v1/NodePool', 'a/*'])(
    'refuses %s',
    (kind) => {
      expect(Unchecked.safeParse({ [kind]: 'tried in staging' }).success).toBe(false);
    },
  );

  it('asks for a reason', () => {
    expect(Unchecked.safeParse({ 'karpenter.sh/NodeClaim': '' }).success).toBe(false);
  });
});
