import { describe, expect, it } from 'vitest';
import { checkDatabases } from '../../../src/kinds/databases/rules/check-databases.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkDatabases(anEnvironment(overrides)));
}

function database(overrides: Overrides): Overrides {
  return { databases: { main: overrides } };
}

/** The database of the small environment as a cluster: without what only instances have. */
function aurora(overrides: Overrides = {}): Overrides {
  const engine = { engine: 'aurora-postgresql', version: '16.6' };
  return database({ ...engine, storage: null, replicas: { reports: null }, ...overrides });
}

/** With a replica that is read. */
function replicated(name: string): Overrides {
  return {
    ...database({ replicas: { reports: { class: name, purpose: 'Reports' } } }),
    services: { web: { uses: { databases: { main: { replica: 'reports' } } } } },
  };
}

function serverless(range: Overrides, overrides: Overrides = {}): Overrides {
  return aurora({ class: 'db.serverless', serverless: { maxCapacity: 4, ...range }, ...overrides });
}

describe('checkDatabases of any kind', () => {
  it.each([
    ['postgres', '16', '16.9'],
    ['mysql', '8.4', '8.4.6'],
  ])('accepts versions of %s', (engine, ...versions) => {
    for (const version of versions) expect(check(database({ engine, version }))).toEqual([]);
  });

  it.each([
    ['aurora-postgresql', '16', '16.6'],
    ['aurora-mysql', '8.0', '8.0.mysql_aurora.3.08.0'],
  ])('accepts versions of %s', (engine, ...versions) => {
    for (const version of versions) expect(check(aurora({ engine, version }))).toEqual([]);
  });

  it.each([
    ['postgres', '8.0.mysql_aurora.3.08.0'],
    ['mysql', '8'],
    ['mysql', '8.0.mysql_aurora.3.08.0'],
  ])('reports that %s has no version %s', (engine, version) => {
    expect(check(database({ engine, version }))).toEqual([
      'model/engine-version at value of databases.main.version',
    ]);
  });

  it.each([
    ['aurora-postgresql', '16.6.1'],
    ['aurora-mysql', '3'],
    ['aurora-mysql', '8.0.39'],
  ])('reports that %s has no version %s', (engine, version) => {
    expect(check(aurora({ engine, version }))).toEqual([
      'model/engine-version at value of databases.main.version',
    ]);
  });
});

describe('checkDatabases: Performance Insights', () => {
  const found = ['model/performance-insights at value of databases.main.class'];
  const staging = { engine: 'aurora-mysql', version: '8.0', class: 'db.t3.medium' };
  const small = {
    engine: 'mysql',
    version: '8.4',
    class: 'db.t4g.small',
    replicas: { reports: null },
  };

  it('are refused on classes that are too small (S1-DATA-06)', () => {
    expect(check(aurora(staging))).toEqual(found);
    expect(check(database(small))).toEqual(found);
  });

  it('are not missed where they are off or run', () => {
    expect(check(aurora({ ...staging, performanceInsights: false }))).toEqual([]);
    expect(check(aurora({ ...staging, class: 'db.t4g.medium' }))).toEqual([]);
    expect(check(aurora({ class: 'db.t3.medium' }))).toEqual([]);
    expect(check(database({ ...small, engine: 'postgres', version: '16' }))).toEqual([]);
  });
});

describe('checkDatabases of RDS instances', () => {
  it('reports an instance without storage', () => {
    expect(check(database({ storage: null }))).toEqual([
      'model/storage-missing at key of databases.main',
    ]);
  });

  it.each([
    ['readerScaling', { readerScaling: { max: 3, cpuPercent: 60 } }],
    ['serverless', { class: 'db.serverless', serverless: { minCapacity: 1, maxCapacity: 2 } }],
  ])('reports %s, which only Aurora has', (key, overrides) => {
    expect(check(database(overrides))).toEqual([
      `model/database-key-misplaced at key of databases.main.${key}`,
    ]);
  });

  it('reports a service that reads where there is no address for readers', () => {
    expect(check({ services: { web: { uses: { databases: { main: 'read' } } } } })).toEqual([
      'model/no-reader-endpoint at value of services.web.uses.databases.main',
    ]);
  });

  it.each([
    [500, 549],
    [20, 21],
    [100, 90],
  ])('reports storage of %d GiB that may grow to %d', (sizeGb, maxGb) => {
    expect(check(database({ storage: { sizeGb, maxGb } }))).toEqual([
      'model/storage-shrinks at value of databases.main.storage.maxGb',
    ]);
  });

  it.each([
    [500, 550],
    [20, 22],
    [70, 77],
  ])('accepts storage of %d GiB that may grow to %d, a tenth more', (sizeGb, maxGb) => {
    expect(check(database({ storage: { sizeGb, maxGb } }))).toEqual([]);
  });

  it.each(['db.t3.medium', 'db.m5.large'])(
    'warns about a replica of %s below its primary',
    (name) => {
      expect(check(replicated(name))).toEqual([
        'model/replica-smaller at value of databases.main.replicas.reports.class',
      ]);
    },
  );

  it.each(['db.r5.large', 'db.r6g.xlarge', 'db.x9.large'])('accepts a replica of %s', (name) => {
    expect(check(replicated(name))).toEqual([]);
  });

  it.each([
    { readFrom: { replica: 'reports' } },
    { as: 'other', readFrom: { replica: 'reports' } },
  ])(
    'accepts a replica that a service reads from, which writes elsewhere: %j (S2-ASC-03)',
    (use) => {
      const services = { web: { uses: { databases: { main: use } } } };

      expect(check({ ...replicated('db.r6g.large'), services })).toEqual([]);
    },
  );

  it.each(['write', { readFrom: null }])('warns about a replica that nobody reads: %j', (use) => {
    const services = { web: { uses: { databases: { main: use } } } };

    expect(check({ ...replicated('db.r6g.large'), services })).toEqual([
      'model/replica-unread at key of databases.main.replicas.reports',
    ]);
  });

  it('reports a service that writes, and reads where there is no address for readers', () => {
    const services = { web: { uses: { databases: { main: { readFrom: 'readers' } } } } };

    expect(check({ services })).toEqual([
      'model/no-reader-endpoint at value of services.web.uses.databases.main.readFrom',
    ]);
    expect(check({ ...aurora(), services })).toEqual([]);
  });

  const alarm = { title: 'Memory', abovePercent: 85, forMinutes: 5, of: 'main' };
  const alarms = { memory: { ...alarm, metric: 'databaseFreeMemory' } };

  it('reports a class of unknown memory that an alarm is about', () => {
    const databases = { main: { class: 'db.r9g.large' } };

    expect(check({ databases, observability: { alarms } })).toEqual([
      'model/database-memory-unknown at value of databases.main.class',
    ]);
  });

  it('accepts a class of unknown memory that no alarm is about', () => {
    expect(check(database({ class: 'db.x9.large' }))).toEqual([]);
  });

  it('accepts a class of known memory that an alarm is about', () => {
    expect(check({ observability: { alarms } })).toEqual([]);
  });
});

describe('checkDatabases of Aurora', () => {
  it('accepts a cluster that a service reads from', () => {
    const services = { web: { uses: { databases: { main: 'read' } } } };

    expect(check({ ...aurora(), services })).toEqual([]);
  });

  it('accepts exports of its snapshots', () => {
    expect(check(aurora({ export: { bucket: 'media', schedule: '0 4 * * *' } }))).toEqual([]);
  });

  it.each([
    ['storage', { storage: { sizeGb: 20, maxGb: 40 } }],
    ['replicas', { replicas: { reports: { class: 'db.r6g.large', purpose: 'Reports' } } }],
  ])('reports %s, which only RDS instances have', (key, overrides) => {
    expect(check(aurora(overrides))).toEqual([
      `model/database-key-misplaced at key of databases.main.${key}`,
    ]);
  });

  it.each([
    [1, 3, ['model/reader-scaling-unmeasured at key of databases.main.readerScaling']],
    [4, 2, ['model/reader-scaling-below at value of databases.main.readerScaling.max']],
    [4, 3, []],
  ])('says of %d members of which up to %d read: %j', (instances, max, found) => {
    const readerScaling = { max, cpuPercent: 60 };

    expect(check(aurora({ instances, readerScaling }))).toEqual(found);
  });

  it.each([{ class: 'db.serverless' }, { serverless: { minCapacity: 1, maxCapacity: 2 } }])(
    'reports a class that does not go with the capacity: %j',
    (overrides) => {
      expect(check(aurora(overrides))).toEqual([
        'model/serverless-class at value of databases.main.class',
      ]);
    },
  );

  it('accepts a capacity that falls to nothing and one that does not', () => {
    expect(check(serverless({ minCapacity: 0, autoPauseSeconds: 600 }))).toEqual([]);
    expect(check(serverless({ minCapacity: 4 }))).toEqual([]);
  });

  it('reports a range whose bounds are reversed', () => {
    expect(check(serverless({ minCapacity: 4.5 }))).toEqual([
      'model/serverless-range at value of databases.main.serverless.minCapacity',
    ]);
  });

  it('reports a pause above a capacity of nothing (S1-DATA-01, F-S1-03)', () => {
    expect(check(serverless({ minCapacity: 0.5, autoPauseSeconds: 600 }))).toEqual([
      'model/auto-pause-minimum at value of databases.main.serverless.autoPauseSeconds',
    ]);
  });

  it('reports a version that does not pause', () => {
    expect(check(serverless({ minCapacity: 0 }, { version: '16.2' }))).toEqual([
      'model/auto-pause-version at value of databases.main.version',
    ]);
  });

  it('warns that backups of a cluster are not replicated', () => {
    const recovery = { replicateDatabaseBackups: true };

    expect(check({ ...aurora(), recovery })).toEqual([
      'model/backups-not-replicated at value of recovery.replicateDatabaseBackups',
    ]);
    expect(check({ recovery })).toEqual([]);
  });

  const alarm = { title: 'Memory', abovePercent: 85, forMinutes: 5, of: 'main' };
  const observability = { alarms: { memory: { ...alarm, metric: 'databaseFreeMemory' } } };

  it('knows the memory of a capacity that an alarm is about', () => {
    expect(check({ ...serverless({ minCapacity: 1 }), observability })).toEqual([]);
  });
});
