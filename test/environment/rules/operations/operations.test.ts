import { describe, expect, it } from 'vitest';
import { checkOperations } from '../../../../src/environment/rules/operations/operations.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkOperations(anEnvironment(overrides)));
}

const objectives = { recoveryTime: '4h', recoveryPoint: '5m' };
const elsewhere = { aws: { recoveryRegion: 'eu-central-1' } };

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

    expect(check({ observability: { notify, alarms: null } })).toEqual([]);
    expect(check({ observability: { notify, alarms } })).toEqual([
      'model/alerts-unheard at key of observability',
    ]);
  });

  const heard = { emails: { ops: 'ops@shop.example' }, releases: true };

  it.each([
    ['PagerDuty alone', { ...heard, emails: null, pagerDuty: { 'on-call': {} } }, true],
    ['nobody', { ...heard, emails: null }, true],
    ['mail', heard, false],
    ['Slack', { ...heard, emails: null, slack: { news: { channel: '#news' } } }, false],
    ['nobody who asks for them', { emails: null }, false],
  ])('asks who hears of releases: %s', (_, notify, isUnheard) => {
    const found = check({ observability: { notify } });

    expect(found.includes('model/releases-unheard at value of observability.notify.releases')).toBe(
      isUnheard,
    );
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

  it.each([
    ['nobody', { platform: null }],
    ['nobody but viewers', { platform: { access: 'view' } }],
  ])('warns about a cluster that %s may administer', (_, admins) => {
    expect(check({ cluster: { admins } })).toEqual([
      'model/no-administrator at key of cluster.admins',
    ]);
  });
});
