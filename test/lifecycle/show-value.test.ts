import { describe, expect, it } from 'vitest';
import { showChange } from '../../src/lifecycle/compare/show-value.ts';

const subnet = (index: number) =>
  `\${data.terraform_remote_state.network.outputs.subnet_ids["database"][${index}]}`;
const subnets = [0, 1, 2].map(subnet);

describe('showChange', () => {
  it('shows both values', () => {
    expect(showChange('a', 'b')).toEqual({ before: '"a"', after: '"b"' });
    expect(showChange(undefined, 3)).toEqual({ before: 'none', after: '3' });
  });

  it('counts the values of long lists that only lose or gain some', () => {
    expect(showChange(subnets, subnets.slice(0, 2))).toEqual({
      before: '3 values',
      after: '2 values',
    });
  });

  it('shows what differs between long lists of the same length', () => {
    const shown = showChange([...subnets, 'a'], [...subnets, 'b']);

    expect(shown).toEqual({ before: String.raw`"[\"a\"]"`, after: String.raw`"[\"b\"]"` });
  });
});
