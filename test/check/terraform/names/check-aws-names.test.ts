import { checkAwsNames } from '../../../../src/check/terraform/names/check-aws-names.ts';
import { type OpenInput, stackIn } from '../../../support/compiled.ts';
import { describeRule } from '../../../support/corruption-table.ts';

function renamed(stack: string, type: string, key: string, body: object) {
  return (open: OpenInput) => {
    Object.assign(stackIn(open, stack)['document'].resource[type][key], body);
  };
}

const at = (path: string) => [`check/aws-name-duplicate at value of ${path}`];

describeRule(checkAwsNames, [
  [
    'a role with the name of another',
    renamed('identity', 'aws_iam_role', 'user-service', { name: 'night-school-prod-cart-service' }),
    at('services.user-service'),
  ],
  [
    'a bucket with the name of another, in another region too',
    renamed('recovery', 'aws_s3_bucket', 'backups-replica', { bucket: 'night-school-media' }),
    at('buckets.backups.replicate'),
  ],
  [
    'two policies of one bucket',
    renamed('edge', 'aws_s3_bucket_policy', 'media', { bucket: 'night-school-documents' }),
    at('buckets.media'),
  ],
  [
    'one name in one region',
    renamed('recovery', 'aws_kms_alias', 'recovery', {
      name: 'alias/night-school-prod-data',
      provider: 'aws',
    }),
    at('aws.recoveryRegion'),
  ],
  [
    'nothing when one name is used in two regions',
    renamed('recovery', 'aws_kms_alias', 'recovery', { name: 'alias/night-school-prod-data' }),
    [],
  ],
  [
    'nothing when AWS chooses the name',
    renamed('identity', 'aws_iam_role', 'user-service', { name: undefined }),
    [],
  ],
]);
