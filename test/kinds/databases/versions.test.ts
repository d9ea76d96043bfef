import { describe, expect, it } from 'vitest';
import { checkDatabases } from '../../../src/kinds/databases/rules/check-databases.ts';
import { canPause, withdrawnFloor } from '../../../src/kinds/databases/versions.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkDatabases(anEnvironment(overrides)));
}

describe('checkDatabases: versions', () => {
  it.each(['15.4', '15.12', '17.4'])('reports the withdrawn PostgreSQL %s', (version) => {
    expect(check({ databases: { main: { version } } })).toEqual([
      'model/engine-withdrawn at value of databases.main.version',
    ]);
  });

  it.each(['15', '15.13', '17.5', '18.1'])('accepts PostgreSQL %s', (version) => {
    expect(check({ databases: { main: { version } } })).toEqual([]);
  });

  it('accepts a MySQL version that would be withdrawn of PostgreSQL', () => {
    expect(check({ databases: { main: { engine: 'mysql', version: '15.4' } } })).toEqual([]);
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
