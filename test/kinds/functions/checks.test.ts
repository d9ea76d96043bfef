import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import type { Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { PACKAGE } from './with-function.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkEnvironment(compiledSmall(overrides)));
}

/** Everything that can call a function, and that it can be told of. */
const EVERYTHING = {
  queues: {
    orders: { visibilityTimeoutSeconds: 180, purpose: 'Orders' },
    failed: { purpose: 'What failed' },
  },
  topics: { news: { purpose: 'News' } },
  tables: {
    carts: { partitionKey: { name: 'id', type: 'string' }, stream: 'newImage', purpose: 'Carts' },
  },
  buckets: { media: { notifications: { old: { topic: 'news', events: ['s3:ObjectRemoved:*'] } } } },
  schedules: {
    daily: { rate: '1 day', function: 'plain', deadLetter: 'failed', purpose: 'Daily' },
    hourly: { rate: '1 hour', queue: 'orders', purpose: 'Hourly' },
  },
  functions: {
    plain: { purpose: 'Plain', image: { from: 'web' } },
    resize: {
      purpose: 'Small',
      ...PACKAGE,
      vpc: true,
      tracing: true,
      env: { SIZE: '200' },
      async: { onFailure: { queue: 'failed' } },
      events: {
        orders: { queue: 'orders' },
        news: { topic: 'news' },
        carts: { stream: 'carts', onFailure: { topic: 'news' } },
        pictures: { bucket: 'media' },
        hourly: { schedule: { rate: '1 hour' } },
      },
    },
  },
  services: { web: { uses: { functions: ['resize'], queues: { failed: 'receive' } } } },
};

describe('an environment with functions', () => {
  it('compiles to what no check has a say about', () => {
    expect(check(EVERYTHING)).toEqual([]);
  });

  it('passes where the network names what passes', () => {
    expect(check({ ...EVERYTHING, network: { acls: true, nodeEgress: 'named' } })).toEqual([]);
  });

  it('takes a variable that calls another function for a mistake', () => {
    const services = { web: { env: { OLD_FUNCTION_NAME: 'shop-prod-old' } } };

    expect(check({ services })).toEqual([
      'check/name-missing at value of services.web.env.OLD_FUNCTION_NAME',
    ]);
  });
});
