import { describe, expect, it } from 'vitest';
import { checkCacheOffers } from '../../src/kinds/caches/offers.ts';
import { checkDatabaseOffers } from '../../src/kinds/databases/offers.ts';
import { checkDocumentOffers } from '../../src/kinds/document-databases/offers.ts';
import { checkMskOffers } from '../../src/kinds/kafka/offers.ts';
import { checkSearchOffers } from '../../src/kinds/search/offers.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';

const database = (main: Overrides) =>
  findings(checkDatabaseOffers(anEnvironment({ databases: { main } })));
const absent = (path: string) => [`model/not-offered at value of ${path}`];
const newer = (path: string) => [`model/newer-than-known at value of ${path}`];

describe('what RDS offers', () => {
  it.each([
    ['postgres', '16'],
    ['mysql', '8.4'],
    ['aurora-postgresql', '16.4'],
    ['aurora-mysql', '8.0.mysql_aurora.3.10.0'],
    ['aurora-mysql', '8.0'],
  ])('has %s %s', (engine, version) => {
    expect(database({ engine, version, class: 'db.r6g.large' })).toEqual([]);
  });

  it.each([
    ['postgres', '16.19'],
    ['postgres', '20'],
    ['mysql', '9.9'],
    ['aurora-mysql', '8.0.mysql_aurora.3.13.0'],
  ])('may have %s %s by now', (engine, version) => {
    expect(database({ engine, version, class: 'db.r6g.large' })).toEqual(
      newer('databases.main.version'),
    );
  });

  it.each([
    ['postgres', '99'],
    ['postgres', '16.999'],
    ['mysql', '6.1'],
    ['aurora-mysql', '8.0.mysql_aurora.3.99.0'],
  ])('never had %s %s', (engine, version) => {
    expect(database({ engine, version, class: 'db.r6g.large' })).toEqual(
      absent('databases.main.version'),
    );
  });

  it.each([
    ['postgres', '9'],
    ['postgres', '9.6'],
    ['postgres', '10'],
    ['mysql', '5.6'],
    ['aurora-postgresql', '10.7'],
  ])('makes no %s %s any more', (engine, version) => {
    expect(database({ engine, version, class: 'db.r6g.large' })).toEqual([
      'model/version-ended at value of databases.main.version',
    ]);
  });

  it.each([
    ['postgres', '12'],
    ['postgres', '13.20'],
    ['mysql', '5.7'],
    ['aurora-postgresql', '13.18'],
  ])('has %s %s in extended support', (engine, version) => {
    expect(database({ engine, version, class: 'db.r6g.large' })).toEqual([
      'model/version-extended at value of databases.main.version',
    ]);
  });

  it('has classes by engine', () => {
    expect(database({ class: 'db.m5.large' })).toEqual([]);
    expect(database({ class: 'db.m10g.large' })).toEqual(newer('databases.main.class'));
    expect(database({ class: 'db.m5.3xlarge' })).toEqual(absent('databases.main.class'));
    expect(
      database({ engine: 'aurora-postgresql', version: '16.4', class: 'db.m5.large' }),
    ).toEqual(absent('databases.main.class'));
    expect(
      database({ replicas: { report: { class: 'db.r6g.64xlarge', purpose: 'Reports' } } }),
    ).toEqual(absent('databases.main.replicas.report.class'));
  });
});

describe('what other stores are offered as', () => {
  const of = (rule: typeof checkCacheOffers, overrides: Overrides) =>
    findings(rule(anEnvironment(overrides)));

  it.each([
    [{ nodeType: 'cache.r6g.large' }, []],
    [{ nodeType: 'cache.r6g.huge' }, absent('caches.main.nodeType')],
    [{ nodeType: 'cache.r9g.large' }, newer('caches.main.nodeType')],
    [{ version: '7.3' }, newer('caches.main.version')],
    [{ version: '5.9' }, newer('caches.main.version')],
    [{ engine: 'valkey', version: '8.1' }, []],
    [{ engine: 'valkey', version: '6.0' }, absent('caches.main.version')],
  ])('as a cache: %j', (main, expected) => {
    expect(of(checkCacheOffers, { caches: { main } })).toEqual(expected);
  });

  it.each([
    [{ version: '2.19' }, []],
    [{ version: '2.18' }, absent('search.main.version')],
    [{ dataNodes: { type: 'm6g.3xlarge.search' } }, absent('search.main.dataNodes.type')],
    [
      { masterNodes: { count: 3, type: 'm9g.large.search' } },
      newer('search.main.masterNodes.type'),
    ],
  ])('as a search domain: %j', (main, expected) => {
    expect(of(checkSearchOffers, { search: { main } })).toEqual(expected);
  });

  it.each([
    [{ version: '3.8.x' }, []],
    [{ version: '3.9.x.kraft' }, []],
    [{ version: '3.8.0' }, absent('kafka.main.version')],
    [{ version: '4.9.x' }, newer('kafka.main.version')],
    [{ instanceType: 'kafka.m5.3xlarge' }, absent('kafka.main.instanceType')],
    [{ configuration: { 'log.retention.hours': '24' } }, []],
    [
      { configuration: { 'log.retentoin.hours': '24' } },
      absent('kafka.main.configuration["log.retentoin.hours"]'),
    ],
    [{ kind: 'strimzi', version: '4.2.x', instanceType: null, configuration: { 'a.b': '1' } }, []],
  ])('as a Kafka cluster: %j', (main, expected) => {
    expect(of(checkMskOffers, { kafka: { main } })).toEqual(expected);
  });

  it.each([
    [{ version: '5.0.0', class: 'db.t4g.medium' }, []],
    [{ version: '6.0.0', class: 'db.t4g.medium' }, absent('documentDatabases.main.version')],
    [{ version: '5.0.0', class: 'db.m5.large' }, absent('documentDatabases.main.class')],
  ])('as a document database: %j', (main, expected) => {
    const documentDatabases = { main: { purpose: 'Papers', ...main } };

    expect(of(checkDocumentOffers, { documentDatabases })).toEqual(expected);
  });
});

describe('parameters of databases', () => {
  const postgres = (parameters: Overrides) => database({ parameters });
  const mysql = (parameters: Overrides) =>
    database({ engine: 'mysql', version: '8.4', class: 'db.m6g.large', parameters });
  const documents = (parameters: Overrides) =>
    findings(
      checkDocumentOffers(
        anEnvironment({
          documentDatabases: {
            docs: { class: 'db.r6g.large', parameters, purpose: 'Documents' },
          },
        }),
      ),
    ).filter((finding) => finding.includes('parameters'));

  it('are those of the engine, of extensions and of RDS', () => {
    expect(
      postgres({
        log_min_duration_statement: '1000',
        'rds.logical_replication': '1',
        'pgaudit.log': 'ddl',
      }),
    ).toEqual([]);
    expect(
      mysql({ long_query_time: '1', 'gtid-mode': 'ON', innodb_buffer_pool_size: '1073741824' }),
    ).toEqual([]);
    expect(documents({ profiler: 'enabled', ttl_monitor: 'disabled' })).toEqual([]);
  });

  it('that are nearly another one are a slip', () => {
    expect(postgres({ log_min_duration_statment: '1000' })).toEqual(
      absent('databases.main.parameters.log_min_duration_statment'),
    );
    expect(mysql({ long_query_tme: '1' })).toEqual(
      absent('databases.main.parameters.long_query_tme'),
    );
    expect(documents({ ttl_monitr: 'disabled' })).toEqual(
      absent('documentDatabases.docs.parameters.ttl_monitr'),
    );
  });

  it('that are like no other may be new, which is said', () => {
    expect(postgres({ quantum_planner: 'on' })).toEqual(
      newer('databases.main.parameters.quantum_planner'),
    );
    expect(mysql({ slow_start_probability: '1' })).toEqual(
      newer('databases.main.parameters.slow_start_probability'),
    );
  });
});
