// Arguments of AWS resources that protect something, and when a value of one protects less than another: one
// table. `*`: of every type that has the argument.
import { firstOf } from '../../../diagnostics/wording.ts';
import { blocksOf, listOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Json } from '../../../model/artifact.ts';

export interface Guard {
  readonly type: string;
  readonly argument: string;
  readonly isLess: (before: Json | undefined, after: Json | undefined) => boolean;
  /** What becomes less: `encryption`. */
  readonly what: string;
  /** The difference in words. Absent: both values. */
  readonly words?: (before: Json | undefined, after: Json | undefined) => string;
}

const isOn = (value: Json | undefined) =>
  [true, 'true', 'Enabled', 'ENABLED', 'enabled', 'ACTIVE', 'required', 'IMMUTABLE'].includes(
    value as string,
  );

const wasOn: Guard['isLess'] = (before, after) => isOn(before) && !isOn(after);
const becomesOn: Guard['isLess'] = (before, after) => !isOn(before) && isOn(after);
const becomesLower: Guard['isLess'] = (before, after) =>
  typeof before === 'number' && typeof after === 'number' && after < before;
/** Where nothing or 0 is for ever. */
const endsSooner: Guard['isLess'] = (before, after) =>
  Number(after ?? 0) > 0 && (Number(before ?? 0) === 0 || Number(after) < Number(before));
const isOther: Guard['isLess'] = (before, after) => before !== undefined && before !== after;
const losesItem: Guard['isLess'] = (before, after) => {
  const kept = listOf(after);
  return listOf(before).some((each) => !kept.includes(each));
};

/** Buckets, functions and tables whose use is no longer recorded. */
function unselected(before: Json | undefined, after: Json | undefined): readonly string[] {
  const [was = [], is = []] = [before, after].map((selectors) =>
    blocksOf(selectors).flatMap(({ data_resource }) =>
      blocksOf(data_resource).flatMap(({ values }) => listOf(values).map(String)),
    ),
  );
  return was.filter((each) => !is.includes(each));
}

/** From the weakest to the strongest; what is not in it is not compared. */
const below =
  (...order: readonly string[]): Guard['isLess'] =>
  (before, after) => {
    const [was, is] = [order.indexOf(String(before)), order.indexOf(String(after))];
    return was >= 0 && is >= 0 && is < was;
  };

/** Policies of load balancers, CloudFront and search name the lowest version of TLS in them. */
const lowersTls: Guard['isLess'] = (before, after) => tlsOf(after) < tlsOf(before);

/** 10 to 13; names without a version are of a time that allowed 1.0.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
function tlsOf(policy: Json | undefined): number {
  const text = String(policy ?? '');
  const [, version] = /TLS13-1-([0-3])/.exec(text) ?? /TLS(?:v1|-1)[._-]([0-3])/i.exec(text) ?? [];
  return version === undefined ? 10 : 10 + Number(version);
}

const on = (what: string, ...names: readonly string[]): readonly Guard[] =>
  names.map((argument) => ({ type: '*', argument, isLess: wasOn, what }));
const of = (type: string, argument: string, isLess: Guard['isLess'], what: string): Guard => ({
  ...{ type, argument, isLess, what },
});
const any = (isLess: Guard['isLess'], what: string, ...names: readonly string[]) =>
  names.map((argument) => of('*', argument, isLess, what));

const ENCRYPTION: readonly Guard[] = [
  ...on(
    'encryption',
    ...[
      'storage_encrypted',
      'encrypted',
      'at_rest_encryption_enabled',
      'transit_encryption_enabled',
    ],
    ...['encrypt_at_rest.enabled', 'node_to_node_encryption.enabled'],
    ...['server_side_encryption.enabled', 'domain_endpoint_options.enforce_https'],
    ...['encryption_info.encryption_in_transit.in_cluster', 'root_block_device.encrypted'],
    ...['block_device_mappings.ebs.encrypted', 'sqs_managed_sse_enabled'],
  ),
  ...on('rotation of the key', 'enable_key_rotation'),
  ...any(
    isOther,
    'the key that encrypts',
    ...['kms_key_id', 'kms_key_arn', 'kms_master_key_id', 'encrypt_at_rest.kms_key_id'],
    ...['encryption_info.encryption_at_rest_kms_key_arn', 'server_side_encryption.kms_key_arn'],
    ...['encryption_configuration.kms_key', 'performance_insights_kms_key_id'],
    'rule.apply_server_side_encryption_by_default.kms_master_key_id',
  ),
  of(
    'aws_eks_cluster',
    'encryption_config',
    (was, is) => was !== undefined && is === undefined,
    'encryption',
  ),
  ...any(
    below('PLAINTEXT', 'TLS_PLAINTEXT', 'TLS'),
    'encryption',
    'encryption_info.encryption_in_transit.client_broker',
  ),
  ...any(wasOn, 'encryption', 'transit_encryption_mode'),
  ...any(
    lowersTls,
    'the lowest version of TLS',
    ...['ssl_policy', 'domain_endpoint_options.tls_security_policy'],
    'viewer_certificate.minimum_protocol_version',
  ),
  of('aws_lb_listener', 'protocol', below('HTTP', 'HTTPS'), 'encryption'),
  ...any(
    below('allow-all', 'redirect-to-https', 'https-only'),
    'encryption',
    'default_cache_behavior.viewer_protocol_policy',
  ),
];

const DATA: readonly Guard[] = [
  ...on(
    'protection against deletion',
    ...['deletion_protection', 'deletion_protection_enabled', 'enable_deletion_protection'],
    'lifecycle.prevent_destroy',
  ),
  ...any(becomesOn, 'protection against deletion', 'force_destroy', 'force_delete'),
  ...any(becomesOn, 'the last snapshot', 'skip_final_snapshot'),
  ...any(becomesOn, 'backups after deletion', 'delete_automated_backups'),
  ...any(
    becomesLower,
    'how long backups are kept',
    ...['backup_retention_period', 'snapshot_retention_limit', 'retention_period'],
  ),
  ...any(
    becomesLower,
    'the time to cancel a deletion',
    'deletion_window_in_days',
    'recovery_window_in_days',
  ),
  ...on('recovery to a point in time', 'point_in_time_recovery.enabled'),
  ...on('versions of objects', 'versioning_configuration.status'),
  ...on(
    'a second zone',
    'multi_az',
    'multi_az_enabled',
    'automatic_failover_enabled',
    'zone_awareness_enabled',
    'cluster_config.zone_awareness_enabled',
    'cluster_config.multi_az_with_standby_enabled',
  ),
  ...on('tags that cannot be moved', 'image_tag_mutability'),
];

const TRAILS: readonly Guard[] = [
  ...any(endsSooner, 'how long logs are kept', 'retention_in_days'),
  ...any(
    losesItem,
    'logs',
    ...['enabled_cluster_log_types', 'enabled_cloudwatch_logs_exports', 'enabled_log_types'],
  ),
  ...on(
    'the trail',
    ...['enable_logging', 'is_multi_region_trail', 'enable_log_file_validation'],
    ...['include_global_service_events', 'is_organization_trail'],
  ),
  {
    ...of(
      'aws_cloudtrail',
      'event_selector',
      (was, is) => unselected(was, is).length > 0,
      'the trail',
    ),
    words: (was, is) => `no longer of ${firstOf(unselected(was, is), 3)}`,
  },
  of('aws_guardduty_detector', 'enable', wasOn, 'detection of threats'),
  of('aws_guardduty_detector_feature', 'status', wasOn, 'detection of threats'),
  of('aws_config_configuration_recorder_status', 'is_enabled', wasOn, 'the record of changes'),
  of('aws_flow_log', 'traffic_type', below('REJECT', 'ACCEPT', 'ALL'), 'flow logs'),
  ...on('scans of images', 'image_scanning_configuration.scan_on_push'),
  of(
    'aws_ecr_registry_scanning_configuration',
    'scan_type',
    below('BASIC', 'ENHANCED'),
    'scans of images',
  ),
];

const ACCESS: readonly Guard[] = [
  ...any(
    below('optional', 'required'),
    'version 2 of the metadata service',
    'metadata_options.http_tokens',
  ),
  ...any(
    (was, is) => becomesLower(is, was),
    'how far the metadata service answers',
    'metadata_options.http_put_response_hop_limit',
  ),
  ...any(becomesOn, 'sign-in of clients', 'client_authentication.unauthenticated'),
  ...on(
    'sign-in of clients',
    'advanced_security_options.enabled',
    'iam_database_authentication_enabled',
  ),
  ...on('refusal of broken headers', 'drop_invalid_header_fields'),
  ...on('encryption', 'require_tls'),
  ...any(isOther, 'the bound of what a role may', 'permissions_boundary'),
  of('aws_cognito_user_pool', 'mfa_configuration', below('OFF', 'OPTIONAL', 'ON'), 'second factor'),
  of(
    'aws_s3_bucket_ownership_controls',
    'rule.object_ownership',
    below('ObjectWriter', 'BucketOwnerPreferred', 'BucketOwnerEnforced'),
    'ownership of objects',
  ),
];

export const GUARDS: readonly Guard[] = [...ENCRYPTION, ...DATA, ...TRAILS, ...ACCESS];
