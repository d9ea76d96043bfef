import type { Gap, Resource } from '../gap.ts';
import { drift, LEFT_OUT, mentions, noOperation } from './words.ts';

/** What is read of a distribution that still changes is read again when it is applied. */
const FOLLOWS_DISTRIBUTION = {
  missing: 'what names a distribution changes with it',
  instead: drift('policy'),
  only: ({ stack }: Resource) => stack.endsWith('/edge'),
  follows: ['aws_cloudfront_distribution'],
};

export const edge: readonly Gap[] = [
  {
    type: 'aws_route53_zone',
    missing: 'the region of a VPC is forgotten',
    instead: drift('vpc'),
    only: ({ body }) => 'vpc' in body,
  },
  {
    type: 'aws_cognito_user_pool_domain',
    missing: 'the certificate of a domain is forgotten, which asks for a new one',
    instead: LEFT_OUT,
    only: ({ body }) => 'certificate_arn' in body,
  },
  {
    type: 'aws_lb_listener',
    missing: 'ids of certificates are made up, so that none stands under an ARN that is written',
    instead: LEFT_OUT,
    only: ({ body }) => String(body['certificate_arn']).startsWith('arn:'),
  },
  noOperation('aws_cloudfront_cache_policy'),
  noOperation('aws_cloudfront_function'),
  noOperation('aws_cloudfront_response_headers_policy'),
  {
    type: 'aws_cloudfront_distribution',
    missing: 'there are no origin groups',
    instead: LEFT_OUT,
    only: mentions('"origin_group"'),
  },
  {
    type: 'aws_cloudfront_distribution',
    missing: 'policies of caches, access to origins and certificates are read back in older forms',
    instead: drift(
      'default_cache_behavior',
      'ordered_cache_behavior',
      'origin',
      'viewer_certificate',
    ),
  },
  { type: 'aws_s3_bucket_policy', ...FOLLOWS_DISTRIBUTION },
  { type: 'aws_iam_role_policy', ...FOLLOWS_DISTRIBUTION },
];
