// What is adopted is a resource of a stack, and no two ids become one; and its name is that of ours, since Terraform
// would otherwise destroy what it has just imported.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { forcesReplacement } from '../../facts/terraform-life.ts';
import { namingOf } from '../../facts/terraform-names.ts';
import { allResources } from '../artifacts/elements.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';

export function checkAdoptions(input: CheckInput): readonly Diagnostic[] {
  const { environment, stacks } = input;
  const bodies = new Map(
    allResources(input).map(({ stack, address, body }) => [`${stack}/${address}`, body]),
  );
  const imported = new Map<string, string>(
    stacks.flatMap(({ stack, document }) =>
      asList(document['import'])
        .map(asBody)
        .map(({ to, id }) => [`${stack}/${String(to)}`, String(id)] as const),
    ),
  );
  const places = new Set([...Object.keys(environment.adopt), ...imported.keys()]);
  return [...places].flatMap((place) => {
    const [body, id] = [bodies.get(place), imported.get(place)];
    if (body !== undefined && id !== undefined) return replaced(place, id, body);
    const args = { place, suggestion: nearest(place, [...bodies.keys()]) };
    return [diagnostic('check/adoption-unknown', args, { path: ['adopt', place], target: 'key' })];
  });
}

/** Whose id for `terraform import` is the name, or a URL or ARN with it: "Import" on the page of each in
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs */
const IMPORTED_BY_NAME = [
  ...['aws_backup_vault', 'aws_cloudwatch_log_group', 'aws_db_parameter_group'],
  ...['aws_db_subnet_group', 'aws_docdb_cluster', 'aws_docdb_cluster_parameter_group'],
  ...['aws_docdb_subnet_group', 'aws_dynamodb_table', 'aws_ecr_repository', 'aws_eks_cluster'],
  ...['aws_elasticache_parameter_group', 'aws_elasticache_replication_group'],
  ...['aws_elasticache_subnet_group', 'aws_iam_instance_profile', 'aws_iam_role', 'aws_kms_alias'],
  ...['aws_lambda_function', 'aws_msk_cluster', 'aws_opensearch_domain', 'aws_rds_cluster'],
  ...['aws_rds_cluster_parameter_group', 'aws_s3_bucket', 'aws_secretsmanager_secret'],
  ...['aws_sns_topic', 'aws_sqs_queue'],
];

function replaced(place: string, id: string, body: Body): readonly Diagnostic[] {
  const [type = ''] = place.slice(place.indexOf('/') + 1).split('.');
  const { name: argument } = namingOf(type) ?? {};
  if (argument === undefined || !IMPORTED_BY_NAME.includes(type)) return [];
  const name = body[argument];
  // What another resource gives is known when the plan is made.
  if (typeof name !== 'string' || name.includes('${') || id.includes(name)) return [];
  if (!forcesReplacement(type, argument, { kind: 'change', body })) return [];
  const args = { place, id, argument, name };
  return [diagnostic('check/adoption-replaces', args, { path: ['adopt', place] })];
}
