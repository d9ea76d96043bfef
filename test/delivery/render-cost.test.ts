import { describe, expect, it } from 'vitest';
import { renderCost } from '../../src/delivery/page/render-cost.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';

const render = (cost: Overrides) => renderCost(anEnvironment({ cost }));

describe('renderCost', () => {
  it('lists commitments, and what stays without one (S1-CMP-09, S1-COST-18, S1-COST-19)', () => {
    const scope = 'EKS compute';
    const commitments = {
      reserved: { scope, kind: 'reservedInstances', sharePercent: 60, termYears: 3 },
      plan: { scope, kind: 'computeSavingsPlan', sharePercent: 30, termYears: 1 },
    };

    expect(render({ commitments })).toEqual(
      expect.arrayContaining([
        '- To buy by hand: `plan` for EKS compute, Compute Savings Plan, 30% of it, 1 year',
        '- To buy by hand: `reserved` for EKS compute, Reserved Instances, 60% of it, 3 years',
        '- Without a commitment: 10% of EKS compute',
      ]),
    );
  });

  it('says nothing of a share that is not stated', () => {
    const commitments = { reserved: { scope: 'RDS', savingsPercent: 40 } };
    const lines = render({ commitments });

    expect(lines).toContain('- To buy by hand: `reserved` for RDS, saves 40%');
    expect(lines.filter((line) => line.includes('Without'))).toEqual([]);
  });

  it('says which rows have a budget of their own (S1-COST-01)', () => {
    const counts = { by: 'service', values: ['Amazon Relational Database Service'] };
    const rows = { nodes: { counts } };

    expect(render({ rows })).toContain('- A budget of its own, at what is stated: `nodes`');
  });

  it('says that a budget follows what was (S1-COST-17)', () => {
    const [line] = render({ rows: null, baseline: null, average: { months: 3 } });

    expect(line).toBe(
      '- A budget at the average of the last 3 months for the account; it warns above 120% of it',
    );
  });

  it('says what the budgets count', () => {
    expect(render({ scope: 'account' })).toContain(
      '- Stated total: $140 a month for the account; a budget warns above it',
    );
  });

  it('says what watches and lowers the cost (S1-COST-25, S1-COST-26, S1-TL-04, S1-TL-06)', () => {
    const lines = render({
      anomalies: { thresholdUsd: 100 },
      rightsizing: true,
      allocationTags: ['System'],
      dashboard: true,
      cleanup: {},
    });

    expect(lines.slice(-5)).toEqual([
      '- Anomalies of $100 and more: the alerts topic tells of them',
      '- Compute Optimizer recommends sizes',
      '- Cost Explorer groups by the tags `System`',
      '- A CloudWatch dashboard shows the charges; switch billing alerts on by hand',
      '- Cleanup `cron(0 6 ? * SUN *)` in UTC tells of volumes and addresses unused for 14 days and snapshots older than 30, and of load balancers without a request in that time, through the alerts topic; each run is in the history of Systems Manager Automation',
    ]);
  });

  it('is empty where nothing is stated and nothing asked for', () => {
    expect(render({ rows: null, baseline: null })).toEqual([]);
  });
});
