// How parts of the landing zone fit together, beyond what its design states.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/systems/system-of.ts';

const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const prod = systemOf('landing-zone/prod');
const standby = systemOf('landing-zone/prod-dr');

describe('landing-zone: nodes', () => {
  it('are made by add-ons that wait for none themselves', () => {
    for (const { values, environment } of [dev, staging, prod, standby]) {
      const { min = 0 } = environment.cluster?.nodeGroups['system'] ?? {};
      expect(values('karpenter').replicas).toBeLessThanOrEqual(min);
      expect(values('cluster-autoscaler').tolerations).toEqual([
        { key: 'CriticalAddonsOnly', operator: 'Exists' },
      ]);
    }
  });

  it('of production run at all hours', () => {
    expect(prod.terraform.list('aws_autoscaling_schedule')).toEqual([]);
    expect(prod.objects('CronJob')).toEqual([]);
  });
});

describe('landing-zone: GuardDuty', () => {
  it('has features of its own in the recovery region, where nobody administers it', () => {
    expect(Object.keys(standby.terraform.all('aws_guardduty_detector_feature'))).toEqual([
      'eks-audit-logs',
      'rds-login-events',
      's3-data-events',
    ]);
    expect(prod.terraform.all('aws_guardduty_detector_feature')).toEqual({});
  });
});
