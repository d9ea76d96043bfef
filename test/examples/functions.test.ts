// The functions of Parcelwise: what of them the five systems do not have.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DIST = join(import.meta.dirname, '../../examples/parcelwise/dist/parcelwise');

// biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many types
function resourcesOf(environment: string, stack: string): any {
  const path = join(DIST, environment, 'terraform', stack, 'cdk.tf.json');
  return JSON.parse(readFileSync(path, 'utf8')).resource;
}

describe.each(['staging', 'prod'])('functions of Parcelwise %s', (environment) => {
  const resources = resourcesOf(environment, 'functions');

  it('run packages and the image of a service', () => {
    const { thumbnails, rates } = resources.aws_lambda_function;

    expect(thumbnails).toMatchObject({
      architectures: ['arm64'],
      s3_key: 'thumbnails/1.3.0.zip',
      reserved_concurrent_executions: 20,
    });
    expect(rates.image_uri).toMatch(
      /\.dkr\.ecr\.eu-central-1\.amazonaws\.com\/parcelwise\/billing:5/,
    );
  });

  it('are called by a bucket that tells a queue as well', () => {
    const { labels } = resources.aws_s3_bucket_notification;

    expect(labels.lambda_function[0].filter_prefix).toBe('photographs/');
    expect(labels.queue[0].queue_arn).toMatch(/label-images$/);
  });

  it('read changes of a table, and say which batches were in vain', () => {
    expect(resources.aws_lambda_event_source_mapping.delays_scans).toMatchObject({
      batch_size: 50,
      function_response_types: ['ReportBatchItemFailures'],
      destination_config: {
        on_failure: { destination_arn: expect.stringMatching(/lost-events$/) },
      },
    });
  });

  it('hear a topic, and what the clock says', () => {
    const { 'parcel-events_delays_delays': subscription } = resources.aws_sns_topic_subscription;

    expect(subscription.protocol).toBe('lambda');
    expect(Object.keys(resources.aws_scheduler_schedule)).toEqual([
      'depot-reports',
      'forgotten-returns',
      'rates_daily',
    ]);
  });

  it('take from a queue what it holds, a few at once', () => {
    expect(resources.aws_lambda_event_source_mapping.returns_returned).toMatchObject({
      batch_size: 10,
      scaling_config: { maximum_concurrency: 5 },
      function_response_types: ['ReportBatchItemFailures'],
    });
  });
});
