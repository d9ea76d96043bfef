// What AWS does not delete, or does not change, as it stands.
import type { Body } from '../compiled-world.ts';
import type { LiveResource } from '../graph/world.ts';

/** Arguments that keep a resource from being deleted, with the value that does. */
const PROTECTED: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  aws_cognito_user_pool: [['deletion_protection', 'ACTIVE']],
  aws_db_instance: [['deletion_protection', true]],
  aws_docdb_cluster: [['deletion_protection', true]],
  aws_dynamodb_table: [['deletion_protection_enabled', true]],
  aws_eks_cluster: [['deletion_protection', true]],
  aws_lb: [['enable_deletion_protection', true]],
  aws_rds_cluster: [['deletion_protection', true]],
};

/** With something in it: images, objects, recovery points. */
const FULL: Readonly<Record<string, string>> = {
  aws_backup_vault: 'force_destroy',
  aws_ecr_repository: 'force_delete',
  aws_s3_bucket: 'force_destroy',
};

const SNAPSHOTS: readonly string[] = ['aws_db_instance', 'aws_docdb_cluster', 'aws_rds_cluster'];

/** Why AWS refuses to delete it. */
export function deletionRefused({ type, body }: LiveResource): string | undefined {
  const protection = PROTECTED[type]?.find(([argument, value]) => body[argument] === value);
  if (protection !== undefined) return `${protection[0]} is on`;
  const force = FULL[type];
  if (force !== undefined && body[force] !== true) return `it is not empty, and ${force} is off`;
  const isReplica = 'replicate_source_db' in body;
  if (!SNAPSHOTS.includes(type) || isReplica || body['skip_final_snapshot'] === true)
    return undefined;
  if (body['final_snapshot_identifier'] !== undefined) return undefined;
  return 'it asks for a final snapshot and names none';
}

/** Why a node group cannot take its new bounds. How many run, nobody here knows; at first, as many as were asked for. */
export function scalingRefused(before: Body, after: Body): string | undefined {
  const [was, will] = [scalingOf(before), scalingOf(after)];
  if (was === undefined || will === undefined) return undefined;
  const ignored = JSON.stringify(after['lifecycle'] ?? {}).includes('desired_size');
  const desired = ignored ? was.desired_size : will.desired_size;
  if (desired < will.min_size) return `min_size ${will.min_size} is above the ${desired} that run`;
  if (desired > will.max_size) return `max_size ${will.max_size} is below the ${desired} that run`;
  return undefined;
}

interface Scaling {
  readonly min_size: number;
  readonly max_size: number;
  readonly desired_size: number;
}

function scalingOf(body: Body): Scaling | undefined {
  const scaling = body['scaling_config'];
  return (Array.isArray(scaling) ? scaling[0] : scaling) as Scaling | undefined;
}
