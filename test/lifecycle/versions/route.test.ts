import { describe, expect, it } from 'vitest';
import type { UpgradedEngine } from '../../../src/facts/engine-upgrades.ts';
import { compareVersions } from '../../../src/lifecycle/versions/compare-versions.ts';
import { routeOf } from '../../../src/lifecycle/versions/route.ts';

type Case = readonly [UpgradedEngine, string, string, string | null];

describe('routeOf', () => {
  it.each<Case>([
    ['postgres', '13', '17', '17'],
    ['postgres', '16.9', '16.13', '16.13'],
    ['aurora-postgresql', '15.4', '17', '17'],
    ['mysql', '8.0', '8.4', '8.4'],
    ['mysql', '5.7.44', '8.0.42', '8.0.42'],
    ['mysql', '5.7', '8.4.7', '8.0 → 8.4.7'],
    ['mysql', '8.4', '9.7', null],
    [
      'aurora-mysql',
      '8.0.mysql_aurora.3.08.0',
      '8.0.mysql_aurora.3.10.0',
      '8.0.mysql_aurora.3.10.0',
    ],
    ['aurora-mysql', '5.7', '8.4.mysql_aurora.8.4.7', '8.0 → 8.4.mysql_aurora.8.4.7'],
    ['docdb', '3.6.0', '4.0.0', null],
    ['docdb', '4.0.0', '5.0.0', '5.0.0'],
    ['docdb', '5.0.0', '5.0.1', '5.0.1'],
    ['docdb', '4.0.0', '8.0.0', '5.0.0 → 8.0.0'],
    ['redis', '5.0', '7.1', '7.1'],
    ['valkey', '7.2', '9.0', '9.0'],
    ['opensearch', '1.0', '1.3', '1.3'],
    ['opensearch', '1.1', '2.11', '1.3 → 2.11'],
    ['opensearch', '1.3', '2.11', '2.11'],
    ['opensearch', '2.1', '2.19', '2.19'],
    ['opensearch', '2.11', '3.1', '2.19 → 3.1'],
    ['opensearch', '2.19', '3.5', '3.5'],
    ['opensearch', '1.0', '3.1', '1.3 → 2.19 → 3.1'],
    ['opensearch', '3.1', '4.1', null],
    ['msk', '2.8.1', '3.9.x', '3.9.x'],
    ['msk', '3.9.x', '3.9.x.kraft', '3.9.x.kraft'],
    ['msk', '3.8.x', '3.9.x.kraft', '3.9.x → 3.9.x.kraft'],
    ['msk', '3.8.x', '4.1.x', '3.9.x → 3.9.x.kraft → 4.1.x'],
    ['msk', '3.8.x.kraft', '4.1.x', '4.1.x'],
    ['strimzi', '4.2.0', '4.3.0', '4.3.0'],
    ['eks', '1.34', '1.35', '1.35'],
    ['eks', '1.32', '1.35', '1.33 → 1.34 → 1.35'],
    ['eks', '1.36', '2.0', null],
  ])('%s from %s to %s: %s', (engine, from, to, steps) => {
    expect(routeOf(engine, from, to)?.join(' → ') ?? null).toBe(steps);
  });
});

describe('compareVersions', () => {
  it.each([
    ['16', '15', 1],
    ['16.9', '16.13', -1],
    ['16', '16.9', 0],
    ['8.0.mysql_aurora.3.08.0', '8.0.mysql_aurora.3.10.0', -1],
    ['3.9.x', '3.10.x', -1],
    ['2.8.2.tiered', '3.6.0', -1],
  ])('%s against %s', (left, right, sign) => {
    expect(Math.sign(compareVersions(left, right))).toBe(sign);
    expect(Math.sign(compareVersions(right, left))).toBe(sign === 0 ? 0 : -sign);
  });
});
