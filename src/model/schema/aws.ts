// The AWS account and region an environment lives in.
import { z } from 'zod';
import { EnvironmentPath, listOf, Region, RoleName } from './primitives.ts';

export const AccountId = z
  .string()
  .regex(/^\d{12}$/, 'expected the 12 digits of an AWS account id, in quotes');

/** Of a key of somebody else, who keeps its policy. */
export const KmsKeyArn = z
  .string()
  .regex(
    /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]+$/,
    'expected the ARN of a KMS key: arn:aws:kms:<region>:<account>:key/<id>',
  );

/** Of 50; ours are three on every resource, and up to five more where one has a name and a purpose. */
const TAGS_MAX = 42;
const TAG_CHARACTERS =
  'letters, digits, spaces and _ . : / = + - @, which is what every service takes';

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
const TagKey = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\p{L}\p{N}\p{Z}_.:/=+@-]+$/u, `expected ${TAG_CHARACTERS}`)
  .regex(/^(?!aws:)/i, 'expected another beginning: AWS keeps "aws:" for itself')
  .regex(
    /^(?!(System|Environment|ManagedBy|Name|Purpose)$)/,
    'expected another key: this tag is written for you, and yours would go unseen',
  )
  .describe('Up to 128 characters; names that differ only in case are two tags.');

const TagValue = z
  .string()
  .max(256)
  .regex(/^[\p{L}\p{N}\p{Z}_.:/=+@-]*$/u, `expected ${TAG_CHARACTERS}`);

function standingKey(what: string) {
  return z
    .string()
    .regex(
      /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
      'expected the ARN of a key, such as arn:aws:kms:us-east-1:210987654321:key/01234567-89ab-cdef-0123-456789abcdef, and not of an alias',
    )
    .nullable()
    .default(null)
    .describe(`ARN of the key of ${what}; in our account and region. Absent: one is made.`);
}

export const Aws = z
  .strictObject({
    account: AccountId.describe(
      'Twelve digits, in quotes. Everything of this environment is created in this account.',
    ),
    region: Region.describe('Home region of every resource but CloudFront and copies.'),
    zones: listOf(
      z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, 'expected a zone such as us-east-1a'),
    )
      .min(2, 'expected at least two Availability Zones')
      .describe('Availability Zones, in the order of the CIDR lists of each subnet tier.'),
    recoveryRegion: Region.nullable()
      .default(null)
      .describe(
        'Region that receives bucket replicas and copies of backups. Absent: there are none.',
      ),
    role: RoleName.nullable()
      .default(null)
      .describe(
        'Name of the IAM role in the account that Terraform assumes. Absent: it has credentials of the account itself.',
      ),
    iam: z
      .strictObject({
        permissionsBoundary: z
          .string()
          .regex(
            /^(arn:aws:iam::(\d{12}|aws):policy\/)?([\w+=,.@-]{1,128}\/)*[\w+=,.@-]{1,128}$/,
            'expected the name of an IAM policy, of at most 128 characters, or its ARN',
          )
          .nullable()
          .default(null)
          .describe(
            'Policy that bounds what every role may do: its name in the account, or its ARN. It stands already. Absent: none.',
          ),
        path: z
          .string()
          .max(512)
          .regex(
            /^\/([\w+=,.@-]+\/)*$/,
            'expected a path such as "/teams/parcels/", with a slash at both ends',
          )
          .default('/')
          .describe(
            'Path of every role and instance profile, part of its ARN. A change replaces them.',
          ),
      })
      .prefault({})
      .describe('What an organization asks of the roles that are made in its accounts.'),
    namePrefix: z
      .string()
      .max(32)
      .regex(
        /^(?!(internal|aws|xn|sthree)(-|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
        'expected lower case letters, digits and single hyphens, and no beginning that AWS keeps for itself, such as "aws-" or "internal-"',
      )
      .nullable()
      .default(null)
      .describe(
        'Begins every name in AWS that we choose. Paths of secrets, log groups, images and states, and names in Kubernetes, Argo CD and Atlantis, keep system and environment. A change replaces what has a name. Absent: `<system>-<environment>`.',
      ),
    keys: z
      .strictObject({
        data: standingKey('databases, caches, Kafka, search, messages and secrets'),
        storage: standingKey('objects in S3'),
        cluster: standingKey('Secrets of Kubernetes in etcd; of a cluster that is made'),
        observability: standingKey('log groups and the topic of alerts'),
      })
      .prefault({})
      .describe(
        "KMS keys that stand already, by what they encrypt. Their policies are their owner's: the page of the environment says what these have to allow. A change leaves what is encrypted with the key before, or replaces it.",
      ),
    organization: EnvironmentPath.nullable()
      .default(null)
      .describe(
        'Environment of the management account whose `organization` the account belongs to. Absent: none, or one that is not kept here.',
      ),
    tags: z
      .record(TagKey, TagValue)
      .default({})
      .refine(
        (tags) => Object.keys(tags).length <= TAGS_MAX,
        `expected at most ${TAGS_MAX} tags: a resource has 50, and some are ours`,
      )
      .describe(
        'Tags on every AWS resource, beside System, Environment and ManagedBy. Letters, digits, spaces and `_ . : / = + - @`.',
      ),
  })
  .describe('The AWS account and region.');
export type Aws = z.output<typeof Aws>;
