// A resource just before it goes. What Terraform does with data when it destroys, it takes from its state and not
// from the document, where the resource is gone by then: so an apply before has to put it there.
import type { Json } from '../../model/artifact.ts';
import type { Leave } from '../../model/schema/leaving.ts';

type Body = { readonly [key: string]: Json };
type Change = (body: Body, leave: Leave) => Body;

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html */
const database: Change = (body, { data, finalSnapshot }) => {
  // A replica has no snapshot of its own.
  const isReplica = body['replicate_source_db'] !== undefined;
  if (data === null || isReplica) return { deletion_protection: false };
  const name = finalSnapshot ?? body['final_snapshot_identifier'] ?? null;
  return data === 'snapshot'
    ? {
        deletion_protection: false,
        skip_final_snapshot: false,
        ...(name === null ? {} : { final_snapshot_identifier: name }),
      }
    : { deletion_protection: false, skip_final_snapshot: true };
};

const cache: Change = (body, { data, finalSnapshot }) =>
  data === 'snapshot'
    ? { final_snapshot_identifier: finalSnapshot ?? `${body['replication_group_id']}-final` }
    : {};

function always(change: Body): Change {
  return () => change;
}

function destroyed(change: Body): Change {
  return (_, { data }) => (data === 'destroy' ? change : {});
}

const UNPROTECTED: Readonly<Record<string, Change>> = {
  aws_db_instance: database,
  aws_rds_cluster: database,
  aws_docdb_cluster: database,
  aws_rds_global_cluster: always({ deletion_protection: false }),
  aws_docdb_global_cluster: always({ deletion_protection: false }),
  aws_elasticache_replication_group: cache,
  aws_dynamodb_table: always({ deletion_protection_enabled: false }),
  aws_cognito_user_pool: always({ deletion_protection: 'INACTIVE' }),
  aws_lb: always({ enable_deletion_protection: false }),
  aws_instance: always({ disable_api_termination: false }),
  // Otherwise AWS refuses what is not empty.
  aws_s3_bucket: destroyed({ force_destroy: true }),
  aws_ecr_repository: destroyed({ force_delete: true }),
  aws_backup_vault: destroyed({ force_destroy: true }),
  aws_route53_zone: destroyed({ force_destroy: true }),
  // Its name is free at once: otherwise AWS keeps it for the days of its window.
  aws_secretsmanager_secret: destroyed({ recovery_window_in_days: 0 }),
};

/** `prevent_destroy` would not keep it: the block goes with the resource. It goes first, so that the diff says so. */
export function unprotected(type: string, body: Body, leave: Leave): Body {
  const change = UNPROTECTED[type]?.(body, leave) ?? {};
  const { lifecycle, ...rest } = { ...body, ...change };
  const kept = Object.entries(lifecycle ?? {}).filter(([key]) => key !== 'prevent_destroy');
  const isBare = kept.length === 0;
  return withoutSnapshot({ ...rest, ...(isBare ? {} : { lifecycle: Object.fromEntries(kept) }) });
}

/** A name beside `skip_final_snapshot` says two things. */
function withoutSnapshot(body: Body): Body {
  if (body['skip_final_snapshot'] !== true) return body;
  const { final_snapshot_identifier: _, ...rest } = body;
  return rest;
}

/** Whether AWS or Terraform would refuse to destroy it as it stands, or destroy it otherwise than is said. */
export function isProtected(type: string, body: Body, leave: Leave): boolean {
  // It goes either way; only its name is free later.
  if (type === 'aws_secretsmanager_secret') return false;
  const change = UNPROTECTED[type]?.(body, leave) ?? {};
  return Object.entries(change).some(([key, value]) => {
    const isUsual = value === false || value === 'INACTIVE';
    return body[key] === undefined ? !isUsual : body[key] !== value;
  });
}
