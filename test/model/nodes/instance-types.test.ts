import { describe, expect, it } from 'vitest';
import {
  allocatableBytes,
  allocatableMilliCpu,
  instanceTypes,
} from '../../../src/model/nodes/instance-types.ts';

const MIB = 1024 ** 2;

describe('allocatableMilliCpu', () => {
  it.each([
    [1, 940],
    [2, 1930],
    [3, 2925],
    [4, 3920],
    [8, 7910],
  ])('leaves of %d vCPU %d millicores', (cpus, millis) => {
    expect(allocatableMilliCpu({ cpus, memoryGib: 1, maxPods: 1 })).toBe(millis);
  });
});

describe('allocatableBytes', () => {
  it('keeps back 255 MiB, 100 MiB for evictions, and 11 MiB for each pod', () => {
    const type = { cpus: 4, memoryGib: 16, maxPods: 58 };

    expect(allocatableBytes(type)).toBe((16 * 1024 - 255 - 100 - 11 * 58) * MIB);
  });
});

describe('instanceTypes', () => {
  it.each(Object.entries(instanceTypes))('has room for pods on %s', (_, type) => {
    expect(allocatableMilliCpu(type)).toBeGreaterThan(0);
    expect(allocatableBytes(type)).toBeGreaterThan(0);
    expect(type.maxPods).toBeGreaterThan(0);
  });
});
