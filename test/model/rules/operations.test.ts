import { describe, expect, it } from 'vitest';
import { checkOperations } from '../../../src/model/rules/operations.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkOperations(anEnvironment(overrides)));
}

const objectives = { recoveryTime: '4h', recoveryPoint: '5m' };
const elsewhere = { aws: { recoveryRegion: 'eu-central-1' } };

function rows(...monthly: number[]): Overrides {
  const entries = monthly.map((each, index) => [
    `row-${index}`,
    { configuration: 'Some', monthly: each },
  ]);
  return { nodes: null, ...Object.fromEntries(entries) };
}

describe('checkOperations', () => {
  it('warns about each objective that nothing serves', () => {
    expect(check({ recovery: { objectives } })).toEqual([
      'model/objective-without-mechanism at value of recovery.objectives.recoveryTime',
      'model/objective-without-mechanism at value of recovery.objectives.recoveryPoint',
    ]);
  });

  it('warns about a recovery point when backups stay in one region', () => {
    expect(check({ ...elsewhere, recovery: { objectives } })).toEqual([
      'model/objective-without-mechanism at value of recovery.objectives.recoveryPoint',
    ]);
  });

  it('warns when nobody hears the alerts', () => {
    expect(check({ observability: { notify: { emails: null } } })).toEqual([
      'model/alerts-unheard at key of observability',
    ]);
  });

  it.each([
    ['slack', { alerts: { channel: '#alerts' } }],
    ['pagerDuty', { 'on-call': {} }],
  ])('counts %s as somebody who hears alerts, but no CloudWatch alarms', (kind, named) => {
    const notify = { emails: null, [kind]: named };
    const alarms = {
      load: { metric: 'errorRate', of: 'main', abovePercent: 5, forMinutes: 5, title: 'Errors' },
    };

    expect(check({ observability: { notify } })).toEqual([]);
    expect(check({ observability: { notify, alarms } })).toEqual([
      'model/alerts-unheard at key of observability',
    ]);
  });

  it('accepts objectives that a second region and copies of backups serve', () => {
    const recovery = { objectives, replicateDatabaseBackups: true };

    expect(check({ ...elsewhere, recovery })).toEqual([]);
  });

  it('asks for no copies of backups where there is no database', () => {
    const overrides = { ...elsewhere, recovery: { objectives }, databases: { main: null } };

    expect(check(overrides)).toEqual([]);
  });

  it('reports copies of backups without a region to go to, and no objective for it', () => {
    const recovery = { objectives, replicateDatabaseBackups: true };

    expect(check({ recovery })).toEqual([
      'model/no-recovery-region at value of recovery.replicateDatabaseBackups',
    ]);
  });

  it('reports a replicated bucket without a region to go to', () => {
    expect(check({ buckets: { media: { replicate: true } } })).toEqual([
      'model/no-recovery-region at value of buckets.media.replicate',
    ]);
  });

  it('reports a recovery region that is the home region', () => {
    expect(check({ aws: { recoveryRegion: 'eu-west-1' } })).toEqual([
      'model/recovery-region-same at value of aws.recoveryRegion',
    ]);
  });

  it.each(['baseline', 'peak'])('reports a %s that is not the sum of its rows', (total) => {
    expect(check({ cost: { [total]: 141 } })).toEqual([`model/cost-sum at value of cost.${total}`]);
  });

  it('accepts a peak that counts the rows without one at their baseline', () => {
    const cost = { rows: { burst: { configuration: 'Some', monthly: 10, peak: 30 } } };

    expect(check({ cost: { ...cost, baseline: 150, peak: 170 } })).toEqual([]);
  });

  it('accepts a sum of fractions that is exact to the cent', () => {
    expect(check({ cost: { rows: rows(0.1, 0.2), baseline: 0.3 } })).toEqual([]);
  });

  it('reports a sum that is off by a cent', () => {
    expect(check({ cost: { rows: rows(0.1, 0.2), baseline: 0.31 } })).toEqual([
      'model/cost-sum at value of cost.baseline',
    ]);
  });

  it('suggests a sum in whole cents', () => {
    const environment = anEnvironment({ cost: { rows: rows(0.1, 0.2), baseline: 1 } });

    expect(checkOperations(environment)[0]?.args['sum']).toBe(0.3);
  });

  it.each([
    ['nobody', { platform: null }],
    ['nobody but viewers', { platform: { access: 'view' } }],
  ])('warns about a cluster that %s may administer', (_, admins) => {
    expect(check({ cluster: { admins } })).toEqual([
      'model/no-administrator at key of cluster.admins',
    ]);
  });
});
