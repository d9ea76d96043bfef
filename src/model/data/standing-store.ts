// A store that stands already: how its entry says that it is reached.
import { z } from 'zod';
import { KmsKeyArn } from '../schema/aws.ts';
import { Cidr, listOf } from '../schema/primitives.ts';

export const SecurityGroupId = z
  .string()
  .regex(/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/, 'expected an id such as sg-0123456789abcdef0');

export const StandingSecretName = z
  .string()
  .regex(
    /^[A-Za-z0-9/_+=.@!-]{1,512}$/,
    'expected the name of a secret in Secrets Manager, not its ARN',
  );

export const StandingSecretKey = KmsKeyArn.nullable()
  .default(null)
  .describe(
    'ARN of the KMS key that encrypts the secret; its policy lets the account of the environment use it. Absent: the one of AWS, `aws/secretsmanager`.',
  );

/** Where a store is in the network. */
export const standingPlace = {
  securityGroup: SecurityGroupId.describe(
    'Id of its security group, in the VPC of the environment. Rules of ours let the nodes in, as objects of their own.',
  ),
  cidrs: listOf(Cidr)
    .min(1)
    .describe(
      'Ranges of the subnets it stands in, which network policies let its consumers out to.',
    ),
};

export interface StandingPlace {
  readonly securityGroup: string;
  readonly cidrs: readonly string[];
}

/** A secret that its owner fills, in the account and the region of the environment. */
export interface StandingSecret {
  readonly name: string;
  /** Null: that of AWS. */
  readonly kmsKey: string | null;
  /** Whether jobs that make logins read it, and nobody else. */
  readonly isMaster: boolean;
  readonly origin: readonly (string | number)[];
}
