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

describe('the nodes of Parcelwise', () => {
  const podOf = (service: string, kind = 'deployment') =>
    parse(read(`kubernetes/${service}/${kind}-${service}.yaml`)).spec.template.spec;

  it('are of the architecture that images are built for', () => {
    const groups = JSON.parse(read('terraform/cluster/cdk.tf.json')).resource.aws_eks_node_group;

    expect(groups.arm.ami_type).toBe('AL2023_ARM_64_STANDARD');
    expect(groups.main.ami_type).toBe('AL2023_x86_64_STANDARD');
    expect(podOf('depot').nodeSelector).toEqual({ 'kubernetes.io/arch': 'arm64' });
    expect(podOf('gateway').nodeSelector).toEqual({ 'kubernetes.io/arch': 'amd64' });
    expect(podOf('geocoder', 'statefulset')).not.toHaveProperty('nodeSelector');
  });

  it('have GPUs for the label reader alone', () => {
    const pool = parse(read('kubernetes/node-pools/nodepool-readers.yaml')).spec.template;

    expect(pool.spec.taints).toEqual([
      { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
    ]);
    expect(podOf('labels').containers[0].resources.limits['nvidia.com/gpu']).toBe(1);
    expect(podOf('labels').tolerations).toEqual([
      { key: 'nvidia.com/gpu', operator: 'Equal', value: 'present', effect: 'NoSchedule' },
    ]);
  });
});
