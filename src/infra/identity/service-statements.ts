// What a service may do in AWS: derived from its `uses`, nothing else.
import { bucketArn } from '../../model/naming/buckets.ts';
import { regionalArn } from '../../model/naming/core.ts';
import { cacheId, cacheUserName, searchDomainName } from '../../model/naming/data.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';

const BUCKET_ACTIONS = {
  read: ['s3:GetObject'],
  write: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
} as const;
const KEY_ACTIONS = {
  read: ['kms:Decrypt'],
  write: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const;

export function serviceStatements(
  environment: Environment,
  service: string,
  keys: KeyArns,
): readonly Statement[] {
  const uses = environment.services[service]?.uses;
  if (!uses) return [];
  return [
    ...Object.entries(uses.buckets).flatMap(([key, access]) =>
      bucketStatements(environment, { key, access, keyArn: keys.storage }),
    ),
    ...uses.search.map((key) => searchStatement(environment, key)),
    ...uses.caches
      .filter((key) => environment.caches[key]?.access === 'iam')
      .map((key) => cacheStatement(environment, key, service)),
  ];
}

/** `media-files` → `MediaFiles`, as statement ids allow no hyphen. */
function pascal(key: string): string {
  return key.replace(/(^|-)([a-z0-9])/g, (_, _hyphen, letter: string) => letter.toUpperCase());
}

interface BucketAccess {
  readonly key: string;
  readonly access: 'read' | 'write';
  readonly keyArn: string;
}

function bucketStatements(
  environment: Environment,
  { key, access, keyArn }: BucketAccess,
): readonly Statement[] {
  const arn = bucketArn(environment, key);
  const statements: readonly Statement[] = [
    {
      sid: `Objects${pascal(key)}`,
      actions: BUCKET_ACTIONS[access],
      resources: [`${arn}/*`],
    },
    { sid: `List${pascal(key)}`, actions: ['s3:ListBucket'], resources: [arn] },
  ];
  if (environment.buckets[key]?.encryption !== 'kms') return statements;
  return [
    ...statements,
    {
      sid: `Key${pascal(key)}`,
      actions: KEY_ACTIONS[access],
      resources: [keyArn],
      condition: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': [arn, `${arn}/*`] } },
    },
  ];
}

function searchStatement(environment: Environment, key: string): Statement {
  const domain = regionalArn(environment, 'es', `domain/${searchDomainName(environment, key)}`);
  return {
    sid: `Search${pascal(key)}`,
    actions: ['es:ESHttp*'],
    resources: [`${domain}/*`],
  };
}

function cacheStatement(environment: Environment, key: string, service: string): Statement {
  return {
    sid: `Cache${pascal(key)}`,
    actions: ['elasticache:Connect'],
    resources: [
      regionalArn(environment, 'elasticache', `replicationgroup:${cacheId(environment, key)}`),
      regionalArn(environment, 'elasticache', `user:${cacheUserName(environment, service)}`),
    ],
  };
}
