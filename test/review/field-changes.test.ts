import { describe, expect, it } from 'vitest';
import { fieldChanges } from '../../src/review/fields/field-changes.ts';

function told(before: unknown, after: unknown): readonly string[] {
  return fieldChanges({ before, after }).map(
    ({ path, before: was, after: is }) => `${path}: ${JSON.stringify(was)} → ${JSON.stringify(is)}`,
  );
}

describe('fieldChanges', () => {
  it('takes keys in another order for the same', () => {
    expect(told({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
  });

  it('tells items of a list apart by their names', () => {
    const before = {
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
    };
    const after = {
      env: [
        { name: 'B', value: '3' },
        { name: 'A', value: '1' },
      ],
    };

    expect(told(before, after)).toEqual(['env[B].value: "2" → "3"']);
  });

  it('opens JSON that stands in a text', () => {
    const policy = (action: string) =>
      JSON.stringify({ Statement: [{ Sid: 'Read', Action: ['s3:GetObject', action] }] });

    expect(
      told({ policy: policy('s3:ListBucket') }, { policy: policy('s3:DeleteObject') }),
    ).toEqual(['policy.Statement[Read].Action[1]: "s3:ListBucket" → "s3:DeleteObject"']);
  });

  it('pairs blocks without a name by what they have in common', () => {
    const rule = (port: number, cidr: string) => ({ from_port: port, to_port: port, cidr });

    expect(
      told(
        { ingress: [rule(80, 'a'), rule(443, 'b')] },
        { ingress: [rule(443, 'c'), rule(80, 'a')] },
      ),
    ).toEqual(['ingress[0].cidr: "b" → "c"']);
  });

  it('shows no value of what is named as a secret, not even of a variable', () => {
    const before = { password: 'old', env: [{ name: 'API_KEY', value: 'old' }] };
    const after = { password: 'new', env: [{ name: 'API_KEY', value: 'new' }] };

    expect(told(before, after).join()).not.toMatch(/old|new/);
    expect(told(before, after)).toHaveLength(2);
  });
});
