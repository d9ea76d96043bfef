import { describe, expect, it } from 'vitest';
import { foldDangers } from '../../src/review/groups/fold-dangers.ts';
import type { Told } from '../../src/review/groups/group-changes.ts';

function restarts(name: string, why = 'image changes', environment = 'shop/prod'): Told {
  const subject = `Deployment ${name}`;
  const reason = `pods of ${subject} are replaced: ${why}`;
  return { label: 'restarts pods', reason, subject, environments: [environment] };
}

describe('dangers that are alike', () => {
  it('are told of the first, with the names of the others', () => {
    expect(foldDangers(['a', 'b', 'c'].map((name) => restarts(name)))).toMatchObject([
      { reason: 'pods of Deployment a are replaced: image changes; the same of b, c' },
    ]);
  });

  it('are counted beyond four others', () => {
    const [told] = foldDangers(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => restarts(name)));

    expect(told?.reason).toMatch(/; the same of b, c, d, e and 2 more$/);
  });

  it('stay apart where the reason, the label or the environments differ', () => {
    const all = [
      restarts('a'),
      restarts('b', 'its configuration changes'),
      restarts('c', 'image changes', 'shop/dev'),
      { ...restarts('d'), label: 'weakens' as const },
    ];

    expect(foldDangers(all)).toEqual(all);
  });

  it('stay apart where nothing says what stands for the thing', () => {
    const { subject, ...plain } = restarts('a');

    expect(foldDangers([plain, plain])).toEqual([plain, plain]);
  });

  it('keep all that is made anew', () => {
    const anew = (key: string): Told => ({
      ...{ label: 'replaces', subject: `aws_subnet.${key}`, environments: ['shop/prod'] },
      reason: `aws_subnet.${key} is made anew; with it aws_route_table_association.${key}`,
      ...{ about: `aws_subnet.${key}`, replaced: [`network/aws_subnet.${key}`] },
    });

    expect(foldDangers([anew('a'), anew('b')])).toMatchObject([
      {
        reason:
          'aws_subnet.a is made anew; with it aws_route_table_association.a; the same of aws_subnet.b',
        replaced: ['network/aws_subnet.a', 'network/aws_subnet.b'],
        abouts: ['aws_subnet.a', 'aws_subnet.b'],
      },
    ]);
  });
});
