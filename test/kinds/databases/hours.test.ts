import { describe, expect, it } from 'vitest';
import { checkDatabases } from '../../../src/kinds/databases/rules/check-databases.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { SCHEDULE } from '../../support/with-node-pools.ts';

const check = (overrides: Overrides) => findings(checkDatabases(anEnvironment(overrides)));

describe('checkDatabases: hours', () => {
  it('cannot stop an RDS instance with replicas', () => {
    const overrides = {
      tier: 'staging',
      databases: { main: { replicas: { reports: { class: 'db.r6g.large', purpose: 'Any' } } } },
      services: { web: { uses: { databases: { main: { replica: 'reports' } } } } },
    };

    expect(check({ ...overrides, schedule: SCHEDULE })).toEqual([
      'model/schedule-replicas at key of databases.main.replicas',
    ]);
    expect(check(overrides)).toEqual([]);
  });
});
