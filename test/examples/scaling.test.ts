// How Parcelwise follows its queues.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const DIST = join(import.meta.dirname, '../../examples/parcelwise/dist/parcelwise/prod');
const read = (path: string) => readFileSync(join(DIST, path), 'utf8');

describe('the queues of Parcelwise', () => {
  it('wake up the label reader, which sleeps at night', () => {
    const { spec } = parse(read('kubernetes/labels/scaledobject-labels.yaml'));

    expect(spec).toMatchObject({ idleReplicaCount: 0, cooldownPeriod: 600, maxReplicaCount: 8 });
    expect(spec.triggers).toMatchObject([
      { type: 'aws-sqs-queue', metadata: { queueLength: '20', awsRegion: 'eu-central-1' } },
    ]);
  });

  it('may be counted by KEDA, both of those that are followed and no other', () => {
    const identity = JSON.parse(read('terraform/identity/cdk.tf.json'));
    const policy = identity.data.aws_iam_policy_document['addon-keda-operator'];

    expect(policy.statement).toMatchObject([
      {
        actions: ['sqs:GetQueueAttributes'],
        resources: [
          'arn:aws:sqs:eu-central-1:310987654321:parcelwise-prod-deliveries.fifo',
          'arn:aws:sqs:eu-central-1:310987654321:parcelwise-prod-label-images',
        ],
      },
    ]);
  });
});
