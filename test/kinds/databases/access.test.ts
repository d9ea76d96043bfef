import { describe, expect, it } from 'vitest';
import { databaseAccess } from '../../../src/kinds/databases/access.ts';
import type { DatabaseUse } from '../../../src/kinds/databases/schema.ts';
import { anEnvironment } from '../../support/an-environment.ts';

function grantOf(use: DatabaseUse, stores: readonly string[] = ['main']) {
  const environment = anEnvironment();
  const { main: entry } = environment.databases;
  if (!entry) throw new Error('The small environment has a database');
  const origin = ['services', 'web', 'uses', 'databases', 'main'];
  const ends = { consumer: 'web', node: 'service__web', store: 'main' };
  return databaseAccess({ environment, ...ends, stores, entry, use, origin });
}

function hosts(use: DatabaseUse, stores?: readonly string[]) {
  const { secrets = [] } = grantOf(use, stores);
  return Object.fromEntries(
    secrets.map(({ variable, template }) => [variable, /@\{\{ \.(\w+) \}\}/.exec(template)?.[1]]),
  );
}

describe('databaseAccess', () => {
  it('gives a service that writes one address', () => {
    expect(hosts('write')).toEqual({ DATABASE_URL: 'database_main_host' });
    expect(hosts({ as: 'other', database: null, readFrom: null })).toEqual({
      DATABASE_URL: 'database_main_host',
    });
  });

  it.each([
    ['a replica', { replica: 'reports' }, 'database_main_reports_host'],
    ['the readers of a cluster', 'readers' as const, 'database_main_reader_host'],
  ])('gives one that reads from %s a second address (S2-ASC-03)', (_, readFrom, host) => {
    expect(hosts({ as: null, database: null, readFrom })).toEqual({
      DATABASE_URL: 'database_main_host',
      DATABASE_READ_URL: host,
    });
  });

  it('leads both addresses into the database of the service, by its login', () => {
    const [write, read] =
      grantOf({ as: null, database: null, readFrom: { replica: 'reports' } }).secrets ?? [];

    expect(read?.template).toBe(write?.template.replace('main_host', 'main_reports_host'));
    expect(read?.reads).toContainEqual({
      as: 'database_main_reports_host',
      secret: 'shop/prod/databases/main/endpoints',
      property: 'reports_host',
    });
  });

  it('reads in the database of the service whose login it takes', () => {
    const { secrets = [] } = grantOf({ as: 'other', database: null, readFrom: 'readers' });

    expect(secrets.flatMap(({ reads }) => reads).map(({ secret }) => secret)).toContain(
      'shop/prod/databases/main/logins/other',
    );
  });

  it('names both after the store where there are several', () => {
    expect(
      Object.keys(hosts({ as: null, database: null, readFrom: 'readers' }, ['main', 'second'])),
    ).toEqual(['MAIN_DATABASE_URL', 'MAIN_DATABASE_READ_URL']);
  });
});
