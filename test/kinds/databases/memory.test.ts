import { describe, expect, it } from 'vitest';
import { databaseMemoryBytes } from '../../../src/kinds/databases/memory.ts';

const GIB = 1024 ** 3;

describe('databaseMemoryBytes', () => {
  it.each([
    ['db.t3.micro', 1],
    ['db.t4g.medium', 4],
    ['db.m5.large', 8],
    ['db.r5.large', 16],
    ['db.r5.xlarge', 32],
    ['db.r6g.12xlarge', 384],
    ['db.r5.24xlarge', 768],
  ])('gives %s %d GiB', (name, gib) => {
    expect(databaseMemoryBytes(name)).toBe(gib * GIB);
  });

  it.each(['db.x9.large', 'db.r5.metal', 'db.'])('gives %s none', (name) => {
    expect(databaseMemoryBytes(name)).toBe(0);
  });
});
