import { describe, expect, it } from 'vitest';
import { checkLogs } from '../../../../src/environment/rules/operations/logs.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { withEveryAddon } from '../../../support/every-addon.ts';
import { findings } from '../../../support/findings.ts';

describe('checkLogs', () => {
  const check = (logs: object) => findings(checkLogs(anEnvironment({ observability: { logs } })));

  it('accepts each shipper with its sink', () => {
    expect(check({})).toEqual([]);
    expect(check({ shipper: 'alloy', sink: 'loki', bucket: 'media' })).toEqual([]);
    expect(checkLogs(withEveryAddon())).toEqual([]);
  });

  it('reports a bucket that the shipper does not write to', () => {
    expect(check({ archiveBucket: 'media' })).toEqual([]);
    expect(
      check({ shipper: 'alloy', sink: 'loki', bucket: 'media', archiveBucket: 'media' }),
    ).toEqual(['model/log-archive-unwritten at value of observability.logs.archiveBucket']);
  });

  it('reports a shipper that does not write there, and Loki without a bucket', () => {
    expect(check({ shipper: 'alloy' })).toEqual([
      'model/log-shipper-unfit at value of observability.logs.sink',
    ]);
    expect(check({ shipper: 'alloy', sink: 'loki' })).toEqual([
      'model/log-bucket-missing at value of observability.logs.sink',
    ]);
  });
});
