import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  canonicalCidr,
  contains,
  formatAddress,
  overlaps,
  rangeOf,
} from '../../src/model/cidr.ts';

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const cidr = fc
  .tuple(address, fc.integer({ min: 0, max: 32 }))
  .map(([first, length]) => `${formatAddress(first)}/${length}`);

describe('formatAddress', () => {
  it('is undone by addressOf', () => {
    fc.assert(
      fc.property(address, (each) => {
        expect(addressOf(formatAddress(each))).toBe(each);
      }),
    );
  });
});

describe('rangeOf', () => {
  it.each([
    ['10.0.1.0/24', '10.0.1.0', '10.0.1.255'],
    ['10.0.1.77/24', '10.0.1.0', '10.0.1.255'],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
    ['255.255.255.255/32', '255.255.255.255', '255.255.255.255'],
    ['10.96.0.0/13', '10.96.0.0', '10.103.255.255'],
  ])('takes %s from %s to %s', (range, first, last) => {
    expect(rangeOf(range)).toEqual({ first: addressOf(first), last: addressOf(last) });
  });

  it('holds the address that is written', () => {
    fc.assert(
      fc.property(cidr, (each) => {
        const written = addressOf(each.split('/')[0] ?? '');
        const { first, last } = rangeOf(each);

        expect(first <= written && written <= last).toBe(true);
      }),
    );
  });
});

describe('canonicalCidr', () => {
  it('clears the host bits', () => {
    expect(canonicalCidr('10.0.1.5/24')).toBe('10.0.1.0/24');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(cidr, (each) => {
        const once = canonicalCidr(each);

        expect(canonicalCidr(once)).toBe(once);
      }),
    );
  });

  it('keeps the range', () => {
    fc.assert(
      fc.property(cidr, (each) => {
        expect(rangeOf(canonicalCidr(each))).toEqual(rangeOf(each));
      }),
    );
  });
});

describe('contains and overlaps', () => {
  it('let every range contain itself', () => {
    fc.assert(
      fc.property(cidr, (each) => {
        expect(contains(each, each)).toBe(true);
      }),
    );
  });

  it('let ranges overlap in both directions or in none', () => {
    fc.assert(
      fc.property(cidr, cidr, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
    );
  });

  it('agree: two ranges overlap when one contains the other, and only then', () => {
    fc.assert(
      fc.property(cidr, cidr, (a, b) => {
        expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
      }),
    );
  });

  it('part neighbours', () => {
    expect(overlaps('10.0.0.0/25', '10.0.0.128/25')).toBe(false);
  });
});
