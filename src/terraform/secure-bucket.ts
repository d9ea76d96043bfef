// One S3 bucket with everything that makes it private: used for the buckets of the environment, for
// Terraform state and for replicas.
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning/index.js';
import type { TerraformProvider } from 'cdktf';
import type { Path } from '../diagnostics/diagnostic.ts';
import { s3Arn } from '../model/naming/buckets.ts';
import type { Statement } from '../model/statement.ts';
import { addPolicy, tlsOnly } from './policy.ts';
import type { RootModule } from './root-module.ts';

export interface SecureBucketInput {
  readonly key: string;
  readonly name: string;
  readonly origin: Path;
  readonly versioning: boolean;
  /** ARN of a KMS key; absent: SSE-S3. */
  readonly kmsKeyArn?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
  /** False when the policy is written elsewhere, by whoever knows who else may use the bucket. */
  readonly ownPolicy: boolean;
  /** How long what was replaced or deleted is kept, where versions are kept; null: a rule of its own says so. */
  readonly keepReplacedDays: number | null;
  /** Beside that, and the end of abandoned uploads. */
  readonly lifecycle: {
    readonly origin: Path;
    readonly rules: readonly S3BucketLifecycleConfigurationRule[];
  };
  /** In its own policy beside the refusal of requests without TLS. */
  readonly statements?: readonly Statement[];
}

export function addSecureBucket(module: RootModule, input: SecureBucketInput): S3Bucket {
  const { key, origin, name } = input;
  const provider = input.provider ? { provider: input.provider } : {};
  const bucket = module.resource(S3Bucket, key, origin, {
    bucket: name,
    ...(input.tags ? { tags: input.tags } : {}),
    lifecycle: { preventDestroy: true },
    ...provider,
  });
  const own = { bucket: bucket.id, ...provider };
  module.resource(S3BucketPublicAccessBlock, key, origin, {
    ...own,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  module.resource(S3BucketOwnershipControls, key, origin, {
    ...own,
    rule: { objectOwnership: 'BucketOwnerEnforced' },
  });
  module.resource(S3BucketVersioningA, key, origin, {
    ...own,
    versioningConfiguration: { status: input.versioning ? 'Enabled' : 'Suspended' },
  });
  module.resource(S3BucketServerSideEncryptionConfigurationA, key, origin, {
    ...own,
    rule: [encryptionRule(input.kmsKeyArn)],
  });
  module.resource(S3BucketLifecycleConfiguration, key, input.lifecycle.origin, {
    ...own,
    rule: [ABANDONED_UPLOADS, ...replacedVersions(input), ...input.lifecycle.rules],
  });
  if (input.ownPolicy) {
    module.resource(S3BucketPolicy, key, origin, {
      ...own,
      policy: addPolicy(module, {
        key,
        origin,
        statements: [...(input.statements ?? []), tlsOnly(s3Arn(name))],
      }),
    });
  }
  return bucket;
}

const ABANDONED_UPLOADS: S3BucketLifecycleConfigurationRule = {
  id: 'abandoned-uploads',
  status: 'Enabled',
  filter: [{ prefix: '' }],
  abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
};

/** Without an end every version is kept, and paid for, for ever; so is the mark of an object that is gone. */
function replacedVersions({ versioning, keepReplacedDays }: SecureBucketInput) {
  if (!versioning || keepReplacedDays === null) return [];
  return [
    {
      id: 'replaced-versions',
      status: 'Enabled',
      filter: [{ prefix: '' }],
      noncurrentVersionExpiration: [{ noncurrentDays: keepReplacedDays }],
      expiration: [{ expiredObjectDeleteMarker: true }],
    },
  ];
}

function encryptionRule(kmsKeyArn: string | undefined) {
  return kmsKeyArn
    ? {
        applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: kmsKeyArn },
        bucketKeyEnabled: true,
      }
    : { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } };
}
