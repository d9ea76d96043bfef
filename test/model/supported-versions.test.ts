import { describe, expect, it } from 'vitest';
import {
  canPause,
  kubernetesSupport,
  NEWEST_STANDARD_KUBERNETES,
  SUPPORT_AS_OF,
  withdrawnFloor,
} from '../../src/model/supported-versions.ts';

describe('kubernetesSupport', () => {
  it.each([
    ['1.9', 'ended'],
    ['1.30', 'ended'],
    ['1.31', 'extended'],
    ['1.33', 'extended'],
    ['1.34', 'standard'],
    ['1.36', 'standard'],
    ['1.37', 'unknown'],
    ['1.100', 'unknown'],
  ])('says that %s is %s', (version, support) => {
    expect(kubernetesSupport(version)).toBe(support);
  });

  it('names as newest a version in standard support, and none after it is known', () => {
    const minor = Number(NEWEST_STANDARD_KUBERNETES.split('.')[1]);

    expect(kubernetesSupport(NEWEST_STANDARD_KUBERNETES)).toBe('standard');
    expect(kubernetesSupport(`1.${minor + 1}`)).toBe('unknown');
  });
});

describe('SUPPORT_AS_OF', () => {
  it('is a day', () => {
    expect(SUPPORT_AS_OF).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('withdrawnFloor', () => {
  it.each([
    ['15.4', '15.13'],
    ['15.12', '15.13'],
    ['14.0', '14.18'],
  ])('raises PostgreSQL %s to %s', (version, floor) => {
    expect(withdrawnFloor('postgres', version)).toBe(floor);
  });

  it.each(['15', '15.13', '15.20', '18.0', '13.1'])('leaves PostgreSQL %s alone', (version) => {
    expect(withdrawnFloor('postgres', version)).toBeUndefined();
  });
});

describe('canPause', () => {
  it.each([
    ['aurora-mysql', '8.0.mysql_aurora.3.07.1', false],
    ['aurora-mysql', '8.0.mysql_aurora.3.08.0', true],
    ['aurora-mysql', '8.0.mysql_aurora.3.10.1', true],
    ['aurora-mysql', '8.4.mysql_aurora.4.00.0', true],
    ['aurora-mysql', '8.0', true],
    ['aurora-postgresql', '12', false],
    ['aurora-postgresql', '13.14', false],
    ['aurora-postgresql', '13.15', true],
    ['aurora-postgresql', '16.2', false],
    ['aurora-postgresql', '16.3', true],
    ['aurora-postgresql', '16', true],
    ['aurora-postgresql', '17.0', true],
  ] as const)('says of %s %s: %s', (engine, version, answer) => {
    expect(canPause(engine, version)).toBe(answer);
  });
});
