import { describe, expect, it } from 'vitest';
import { likeInstanceType } from '../../../src/model/nodes/instance-types.ts';
import { likeType } from '../../../src/model/values/like-type.ts';

const CLASSES = ['db.m5.large', 'db.m6g.large', 'db.m6g.xlarge', 'db.r6g.large', 'db.t3.micro'];

describe('likeType', () => {
  it.each([
    ['db.m99.large', 'db.m6g.large'],
    ['db.r4x.xlarge', 'db.r6g.large'],
    ['db.q7.xlarge', 'db.m6g.xlarge'],
    ['db.m5.9xlarge', 'db.m5.large'],
    ['db.t1.large', 'db.t3.micro'],
  ])('finds for %s the nearest of its series, or one for every purpose: %s', (name, like) => {
    expect(likeType(name, CLASSES)).toBe(like);
  });

  it('finds nothing for what is no type', () => {
    expect(likeType('large', CLASSES)).toBeUndefined();
  });

  it('knows those of EC2', () => {
    expect(likeInstanceType('m55.large')).toMatch(/^m\d+[a-z-]*\.large$/);
  });
});
