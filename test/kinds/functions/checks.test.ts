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

  it.each<readonly [string, (lambda: Record<string, unknown>) => void, string]>([
    ['variables without our key', (lambda) => delete lambda['kms_key_arn'], 'encryption-at-rest'],
    [
      'logs that Lambda would make a group for',
      (lambda) => delete lambda['logging_config'],
      'log-retention',
    ],
  ])('does not pass with %s', (_, corrupt, code) => {
    const input = structuredClone(compiledSmall(EVERYTHING));
    const stack = input.stacks.find((each) => each.stack === 'functions');
    // biome-ignore lint/suspicious/noExplicitAny: a corruption reaches deep into a document
    const { aws_lambda_function: all, aws_cloudwatch_log_group: groups } = (stack as any).document
      .resource;
    corrupt(all.resize);
    groups.resize.name = '/other';

    expect(findings(checkEnvironment(input))).toContain(
      `check/${code} at value of functions.resize`,
    );
  });

  it('takes a variable that calls another function for a mistake', () => {
    const services = { web: { env: { OLD_FUNCTION_NAME: 'shop-prod-old' } } };

    expect(check({ services })).toEqual([
      'check/name-missing at value of services.web.env.OLD_FUNCTION_NAME',
    ]);
  });
});
