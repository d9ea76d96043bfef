// Entries of `parameters` that are taken, beside the fixtures of those that are not.
import { describe, expect, it } from 'vitest';
import { checkParameters } from '../../../src/kinds/databases/rules/parameters.ts';
import { anEnvironment } from '../../support/an-environment.ts';

function codesOf(
  parameters: Readonly<Record<string, string>>,
  engine = 'postgres',
  version = '16',
) {
  const main = { engine, version, parameters };
  return checkParameters(anEnvironment({ databases: { main } })).map(({ code }) => code);
}

describe('checkParameters', () => {
  it.each([
    ['what is enforced anyway', { 'rds.force_ssl': '1', max_connections: '100' }],
    ['a switch as RDS keeps it', { autovacuum: '1' }],
    ['a number that switches off', { log_min_duration_statement: '-1' }],
    ['a formula of RDS', { shared_buffers: '{DBInstanceClassMemory/32768}' }],
    ['a formula of several', { work_mem: 'GREATEST({DBInstanceClassMemory/63963136*1024},65536)' }],
    ['a parameter of words', { log_statement: 'ddl' }],
  ])('takes %s', (_what, parameters) => {
    expect(codesOf(parameters)).toEqual([]);
  });

  it.each([
    ['mysql', '8.4', { slow_query_log: 'ON' }],
    ['postgres', '16', { autovacuum: 'off' }],
  ] as const)(
    'finds a switch of %s %s in words, which RDS keeps as a digit',
    (engine, version, parameters) => {
      expect(codesOf(parameters, engine, version)).toEqual(['model/parameter-word']);
    },
  );

  it('takes the list that log_connections is from PostgreSQL 18 on', () => {
    expect(codesOf({ log_connections: 'receipt,authentication' }, 'postgres', '18')).toEqual([]);
    expect(codesOf({ log_connections: 'receipt,authentication' })).toEqual([
      'model/parameter-kind',
    ]);
  });

  it('finds what MySQL names with hyphens', () => {
    expect(codesOf({ 'require-secure-transport': 'OFF' }, 'mysql', '8.0')).toEqual([
      'model/parameter-overridden',
    ]);
    expect(codesOf({ require_secure_transport: 'ON' }, 'mysql', '8.0')).toEqual([]);
  });
});
