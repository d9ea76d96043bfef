// Nothing that holds data answers to everybody: buckets, databases, Kafka, search, the Kubernetes API.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../../check-input.ts';
import { isWorld } from '../is-world.ts';
import { bucketsOf } from './buckets-of.ts';
import {
  isNotTrue,
  isTrue,
  isWritten,
  type Requirement,
  type Shortfall,
  shortfall,
  shortfallsOf,
  valuesAt,
} from './requirement.ts';
import { type Statement, statementsOf } from './statements-of.ts';

const BLOCKS = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

const REQUIREMENTS: readonly Requirement[] = [
  ...['aws_db_instance', 'aws_rds_cluster_instance', 'aws_redshift_cluster'].map((type) => ({
    ...{ type, at: 'publicly_accessible', wanted: 'publicly_accessible = false' },
    holds: isNotTrue,
  })),
  {
    type: 'aws_opensearch_domain',
    at: 'vpc_options.subnet_ids',
    holds: isWritten,
    wanted: 'vpc_options with subnets',
  },
  {
    type: 'aws_msk_cluster',
    at: 'broker_node_group_info.connectivity_info.public_access.type',
    holds: (value) => !isWritten(value) || value === 'DISABLED',
    wanted: 'public_access of type DISABLED',
  },
  {
    type: 'aws_eks_cluster',
    at: 'vpc_config.public_access_cidrs',
    holds: (cidrs) => Array.isArray(cidrs) && cidrs.length > 0 && !cidrs.some(isWorld),
    wanted: 'ranges in cluster.endpoint.publicCidrs that name who may reach the Kubernetes API',
    keys: ['endpoint', 'publicCidrs'],
    // Without this argument, AWS opens the API to the internet.
    except: ({ body }) => valuesAt(body, 'vpc_config.endpoint_public_access')[0] === false,
  },
  ...['aws_s3_bucket', 'aws_s3_bucket_acl'].map((type) => ({
    ...{ type, at: 'acl', wanted: 'no public acl' },
    holds: (value: unknown) => !String(value ?? '').startsWith('public-'),
  })),
];

export function checkPublicAccess(input: CheckInput): readonly Diagnostic[] {
  const ofStatements = statementsOf(input)
    .filter(isForEverybody)
    .map(({ title, origin }) => ({ what: title, wanted: 'principals by name', path: origin }));
  return [...shortfallsOf(input, REQUIREMENTS), ...openBuckets(input), ...ofStatements].map(
    ({ path, ...args }) => diagnostic('check/public-access', args, { path }),
  );
}

function openBuckets(input: CheckInput): readonly Shortfall[] {
  return bucketsOf(input)
    .filter(({ part }) => {
      const block = part('aws_s3_bucket_public_access_block')?.body;
      return !BLOCKS.every((argument) => isTrue(block?.[argument]));
    })
    .map(({ bucket }) =>
      shortfall(input, bucket, { wanted: 'a public access block with all four settings true' }),
    );
}

/** Conditions that say who: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const NAMES_SOMEBODY =
  /^aws:(?:sourcearn|sourceaccount|sourceorgid|sourcevpc|sourcevpce|sourceip|principalorgid|principalarn|principalaccount)$|:calleraccount$/;

/** An endpoint policy only narrows what the policies of its callers allow. A search domain is inside a VPC,
 * as asked above, and admits clients that do not sign in no other way. */
const INSIDE = new Set(['aws_opensearch_domain', 'aws_vpc_endpoint']);

function isForEverybody({ isAllow, principals, conditions, attachedTo }: Statement): boolean {
  if (!isAllow || (attachedTo !== undefined && INSIDE.has(attachedTo))) return false;
  return principals.includes('*') && !conditions.some((key) => NAMES_SOMEBODY.test(key));
}
