import { describe, expect, it } from 'vitest';
import { costLine } from '../../../src/review/cost/cost-words.ts';
import { costOf } from '../../../src/review/cost/costs-of.ts';
import { judgeCosts } from '../../../src/review/dangers/costs.ts';
import { changedStack, saidBy } from './changed.ts';

const group = (type: string, min: number) => ({
  aws_eks_node_group: {
    main: { instance_types: [type], scaling_config: { min_size: min, desired_size: min } },
  },
});
const database = (instance_class: string) => ({ aws_db_instance: { main: { instance_class } } });

const ends = (before: object, after: object) =>
  changedStack({ before: { resource: before }, after: { resource: after } } as never);
const lineOf = (before: object, after: object) => {
  const cost = costOf('shop/prod', ends(before, after).setting.transition);
  return cost === null ? null : costLine(cost);
};

describe('costs', () => {
  it('are told of a month, with what makes them more', () => {
    const [three, four] = [group('m5.large', 3), group('m5.large', 4)];

    expect(saidBy(judgeCosts, ends(three, four))).toEqual([
      'costs more: aws_eks_node_group.main 3 × m5.large → 4 × m5.large: +70 USD a month',
    ]);
    expect(saidBy(judgeCosts, ends(four, three))).toEqual([]);
    expect(lineOf(three, four)).toBe(
      'shop/prod 210 → 280 USD a month (+70): aws_eks_node_group.main 3 × m5.large → 4 × m5.large +70',
    );
  });

  it('say what has no price', () => {
    const [small, large] = [database('db.r6g.large'), database('db.r6g.2xlarge')];

    expect(saidBy(judgeCosts, ends(small, large))).toEqual([
      'costs more: aws_db_instance.main db.r6g.large → db.r6g.2xlarge: of which no price is known',
    ]);
    expect(saidBy(judgeCosts, ends(large, small))).toEqual([]);
    expect(lineOf(small, { ...large, ...group('m5.large', 3) })).toBe(
      'shop/prod 0 → 210 USD a month (+210): aws_eks_node_group.main new, 3 × m5.large +210; without a price: aws_db_instance.main db.r6g.large → db.r6g.2xlarge',
    );
  });

  it('read how many nodes a group begins with, where Terraform asks how many run', () => {
    const asked = (many: number) => ({
      aws_eks_node_group: {
        main: {
          instance_types: ['m5.large'],
          scaling_config: {
            min_size: 1,
            desired_size: `\${min(6, max(concat([${many}], [])...))}`,
          },
        },
      },
    });

    expect(saidBy(judgeCosts, ends(asked(3), asked(4)))).toHaveLength(1);
  });

  it('are not told where nothing that is paid by the hour differs', () => {
    expect(lineOf(group('m5.large', 3), group('m5.large', 3))).toBeNull();
    expect(lineOf({}, { aws_s3_bucket: { main: {} } })).toBeNull();
  });
});
