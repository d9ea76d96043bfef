// Where the login of the administrator of a database is.
import { regionalArn } from '../naming/core.ts';
import type { Environment } from '../schema/environment.ts';

/**
 * A secret that AWS makes and rotates. Its name is invented; a tag says whose it is, and nobody but AWS
 * writes tags that begin with `aws:`.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonRDSServiceRolePolicy.html
 */
export interface ManagedSecret {
  readonly tag: 'aws:rds:primaryDBClusterArn' | 'aws:rds:primaryDBInstanceArn';
  /** Of the database. */
  readonly arn: string;
}

/** A name of ours in Secrets Manager, or what AWS makes. */
export type MasterSecret = string | ManagedSecret;

/** How all names begin that AWS invents for them. */
export const MANAGED_NAMES = 'rds!';

export function managedByCluster(environment: Environment, identifier: string): ManagedSecret {
  const arn = regionalArn(environment, 'rds', `cluster:${identifier}`);
  return { tag: 'aws:rds:primaryDBClusterArn', arn };
}

export function managedByInstance(environment: Environment, identifier: string): ManagedSecret {
  const arn = regionalArn(environment, 'rds', `db:${identifier}`);
  return { tag: 'aws:rds:primaryDBInstanceArn', arn };
}
