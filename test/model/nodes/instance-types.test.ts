import { describe, expect, it } from 'vitest';
import {
  allocatableBytes,
  allocatableMilliCpu,
  architectureOf,
  instanceType,
  nearestType,
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
    expect(allocatableMilliCpu({ cpus })).toBe(millis);
  });
});

describe('allocatableBytes', () => {
  it('keeps back 255 MiB, 100 MiB for evictions, and 11 MiB for each pod', () => {
    const type = { memoryMib: 16 * 1024, maxPods: 58 };

    expect(allocatableBytes(type)).toBe((16 * 1024 - 255 - 100 - 11 * 58) * MIB);
  });
});

describe('instanceType', () => {
  it.each([
    ['t3.medium', { cpus: 2, memoryMib: 4096, maxPods: 17, gpus: 0 }],
    ['c5a.xlarge', { cpus: 4, memoryMib: 8192, maxPods: 58, gpus: 0 }],
    ['g5.12xlarge', { cpus: 48, memoryMib: 196608, maxPods: 737, gpus: 4 }],
    ['u-6tb1.metal', undefined],
  ])('knows %s', (name, type) => {
    expect(instanceType(name)).toEqual(type);
  });
});

describe('architectureOf', () => {
  it.each([
    ['m7g.large', 'arm64'],
    ['g5g.xlarge', 'arm64'],
    ['g5.xlarge', 'amd64'],
    ['x10gd.large', 'arm64'],
    ['m10i.large', 'amd64'],
    ['c7g-flex.large', 'arm64'],
  ])('of %s is %s', (name, architecture) => {
    expect(architectureOf(name)).toBe(architecture);
  });
});

describe('nearestType', () => {
  it.each([
    ['m5.3xlarge', 'm5.2xlarge'],
    ['m7g.lrage', 'm7g.large'],
    ['gd4n.xlarge', 'g4dn.xlarge'],
    ['nonsense.huge', undefined],
  ])('of %s is %s', (name, type) => {
    expect(nearestType(name)).toBe(type);
  });
});
