// Resources that only together are what others rely on: Terraform sees a reference to the first and none
// to the second, so nothing would make a third wait for it.

export interface Completion {
  /** What is referred to. */
  readonly of: string;
  /** What it is not complete without, and the argument by which that refers to it. */
  readonly by: string;
  readonly through: string;
  /** Whether a resource of this type, which refers to it in this argument, has to wait. */
  readonly matters: (type: string, argument: string) => boolean;
}

/** They only say who somebody is; what he may do is asked when he comes. */
const NAME_A_ROLE_ONLY: ReadonlySet<string> = new Set([
  'aws_eks_access_entry',
  'aws_eks_access_policy_association',
  'aws_eks_pod_identity_association',
  'aws_iam_instance_profile',
  'aws_iam_role_policy',
  'aws_iam_role_policy_attachment',
]);

/** Subscribers receive; only who publishes needs the topic's policy. */
const ONLY_RECEIVE: ReadonlySet<string> = new Set(['aws_sns_topic_subscription']);

function isSettingOf(type: string, argument: string): boolean {
  return type.startsWith('aws_s3_bucket_') && argument === 'bucket';
}

const REPLICATION = 'aws_s3_bucket_replication_configuration';

/** A service takes a role up at once and fails, or is broken for good, where it may not do enough. */
const ROLES: readonly Completion[] = ['aws_iam_role_policy', 'aws_iam_role_policy_attachment'].map(
  (by) => ({
    of: 'aws_iam_role',
    by,
    through: 'role',
    matters: (type) => !NAME_A_ROLE_ONLY.has(type),
  }),
);

export const COMPLETIONS: readonly Completion[] = [
  ...ROLES,
  {
    // Who writes to a bucket is refused until its policy allows it.
    of: 'aws_s3_bucket',
    by: 'aws_s3_bucket_policy',
    through: 'bucket',
    matters: (type, argument) => !isSettingOf(type, argument),
  },
  {
    // Both sides: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html
    of: 'aws_s3_bucket',
    by: 'aws_s3_bucket_versioning',
    through: 'bucket',
    matters: (type) => type === REPLICATION,
  },
  {
    of: 'aws_sns_topic',
    by: 'aws_sns_topic_policy',
    through: 'arn',
    matters: (type) => !ONLY_RECEIVE.has(type),
  },
  { of: 'aws_sqs_queue', by: 'aws_sqs_queue_policy', through: 'queue_url', matters: () => true },
  {
    // A listener or distribution refuses a certificate that is not issued yet; records issue it.
    of: 'aws_acm_certificate',
    by: 'aws_acm_certificate_validation',
    through: 'certificate_arn',
    matters: (type) => type !== 'aws_route53_record',
  },
  {
    // Who sends events asks at once whether the function takes them.
    of: 'aws_lambda_function',
    by: 'aws_lambda_permission',
    through: 'function_name',
    matters: (type) => type === 'aws_s3_bucket_notification',
  },
  {
    of: 'aws_s3_bucket',
    by: 'aws_s3_bucket_ownership_controls',
    through: 'bucket',
    matters: (type) => type === 'aws_s3_bucket_acl',
  },
];

/** Who refers to the first uses what it holds, by this argument. */
export const CARRIERS: Readonly<Record<string, string>> = { aws_iam_instance_profile: 'role' };

/** Addresses and gateways are of use to nobody, and some refused, before the VPC has a way out:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/internet_gateway */
export function needsInternetGateway(
  type: string,
  body: Readonly<Record<string, unknown>>,
): boolean {
  switch (type) {
    case 'aws_eip':
      return true;
    case 'aws_nat_gateway':
      return body['connectivity_type'] !== 'private';
    case 'aws_lb':
      return body['internal'] !== true;
    case 'aws_instance':
      return body['associate_public_ip_address'] === true;
    default:
      return false;
  }
}
