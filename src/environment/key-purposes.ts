// The KMS keys of an environment by purpose, and what others than its own roles may do with each.
import { everyKind } from '../kinds/kinds.ts';
import { alertPublishers } from '../model/operations/alert-publishers.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Statement } from '../model/statement.ts';
import { accountRoot } from '../model/statement.ts';

/** IAM policies of the account decide; without this statement nobody could administer the key. */
export function accountStatement(environment: Environment): Statement {
  return {
    sid: 'AccountDecides',
    actions: ['kms:*'],
    resources: ['*'],
    principals: { AWS: accountRoot(environment.aws.account) },
  };
}

export function serviceStatement(
  sid: string,
  service: string,
  environment: Environment,
): Statement {
  return {
    sid,
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    principals: { Service: service },
    condition: { StringEquals: { 'aws:SourceAccount': environment.aws.account } },
  };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function logsStatement({ aws }: Environment): Statement {
  return {
    sid: 'LogGroups',
    actions: [
      'kms:Encrypt*',
      'kms:Decrypt*',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:Describe*',
    ],
    resources: ['*'],
    principals: { Service: `logs.${aws.region}.amazonaws.com` },
    condition: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${aws.region}:${aws.account}:*`,
      },
    },
  };
}

/** CloudFront reads encrypted objects with the distribution's own identity (origin access control). */
export function distributionStatement(environment: Environment): Statement {
  return {
    sid: 'Distributions',
    actions: ['kms:Decrypt'],
    resources: ['*'],
    principals: { Service: 'cloudfront.amazonaws.com' },
    condition: {
      ArnLike: {
        'aws:SourceArn': `arn:aws:cloudfront::${environment.aws.account}:distribution/*`,
      },
    },
  };
}

export const keyPurposes = {
  data: {
    description: 'Databases, caches, Kafka, search and secrets',
    grants: (environment: Environment) =>
      everyKind.flatMap(({ terraform }) => terraform?.keyGrants?.(environment) ?? []),
  },
  storage: {
    description: 'Objects in S3',
    grants: (environment: Environment) => [distributionStatement(environment)],
  },
  cluster: { description: 'Kubernetes Secrets in etcd', grants: () => [] },
  observability: {
    description: 'Log groups and the alerts topic',
    grants: (environment: Environment) => [
      logsStatement(environment),
      ...alertPublishers(environment).map(({ sid, ...who }) => ({
        sid,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        ...who,
      })),
    ],
  },
} as const satisfies Record<
  keyof Environment['aws']['keys'],
  { description: string; grants: (environment: Environment) => readonly Statement[] }
>;

export type KeyPurpose = keyof typeof keyPurposes;
