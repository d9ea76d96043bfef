import { describe, expect, it } from 'vitest';
import { judgeAttachments } from '../../../../src/review/dangers/permissions/attachments.ts';
import { changedStack, saidBy } from '../changed.ts';

const stack = (type: string, all: object) => ({ resource: { [type]: all } });
const told = (type: string, before: object, after: object) =>
  saidBy(
    judgeAttachments,
    changedStack({ before: stack(type, before), after: stack(type, after) } as never),
  );

describe('rights that are given by a name', () => {
  const policy = (name: string) => ({
    role: '${aws_iam_role.nodes.name}',
    policy_arn: `arn:aws:iam::aws:policy/${name}`,
  });

  it('are told of when they come, not when they go or have another key', () => {
    const type = 'aws_iam_role_policy_attachment';
    const [one, two] = [{ a: policy('ReadOnlyAccess') }, { b: policy('AdministratorAccess') }];

    expect(told(type, one, { ...one, ...two })).toEqual([
      'widens permission: role nodes may what AdministratorAccess allows',
    ]);
    expect(told(type, { ...one, ...two }, one)).toEqual([]);
    expect(told(type, one, { other: policy('ReadOnlyAccess') })).toEqual([]);
  });

  it('in a cluster are told of where they count', () => {
    const type = 'aws_eks_access_policy_association';
    const access = (scope: object) => ({
      a: {
        cluster_name: 'shop',
        principal_arn: 'arn:aws:iam::1:role/team',
        policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy',
        access_scope: scope,
      },
    });
    const some = access({ type: 'namespace', namespaces: ['shop'] });
    const all = access({ type: 'cluster' });

    expect(told(type, some, all)).toEqual([
      'widens permission: arn:aws:iam::1:role/team may what AmazonEKSEditPolicy allows in the whole cluster',
    ]);
    expect(told(type, all, some)).toEqual([]);
  });

  it('by groups of a cluster are told of where there are more', () => {
    const type = 'aws_eks_access_entry';
    const entry = (...groups: readonly string[]) => ({
      a: { principal_arn: 'arn:aws:iam::1:role/team', kubernetes_groups: groups },
    });

    expect(told(type, entry('a'), entry('b', 'a'))).toHaveLength(1);
    expect(told(type, entry('a', 'b'), entry('b', 'a'))).toEqual([]);
  });
});
