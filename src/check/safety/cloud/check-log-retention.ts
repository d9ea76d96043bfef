// Logs go when their time is over: every log group ends, also those that AWS would make by itself.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { asList, type CheckInput } from '../../check-input.ts';
import { numberOf, type Requirement, shortfall, shortfallsOf, valuesAt } from './requirement.ts';

const REQUIREMENTS: readonly Requirement[] = [
  {
    type: 'aws_cloudwatch_log_group',
    at: 'retention_in_days',
    // Zero means for ever.
    holds: (value) => numberOf(value) > 0,
    wanted: 'retention_in_days',
    keys: ['retentionDays'],
  },
];

/**
 * Groups that a service makes on its first log line, without an end, unless they are there already.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
 * https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-reference-performance-logs-EKS.html
 */
const MADE_BY_SERVICES: Readonly<Record<string, NamesOf>> = {
  aws_db_instance: ({ body }) =>
    asList(body['enabled_cloudwatch_logs_exports']).map(
      (log) => `/aws/rds/instance/${String(body['identifier'])}/${String(log)}`,
    ),
  aws_docdb_cluster: ({ body }) =>
    asList(body['enabled_cloudwatch_logs_exports']).map(
      (log) => `/aws/docdb/${String(body['cluster_identifier'])}/${String(log)}`,
    ),
  aws_rds_cluster: ({ body }) =>
    asList(body['enabled_cloudwatch_logs_exports']).map(
      (log) => `/aws/rds/cluster/${String(body['cluster_identifier'])}/${String(log)}`,
    ),
  aws_eks_cluster: ({ body }) =>
    asList(body['enabled_cluster_log_types']).length > 0
      ? [`/aws/eks/${String(body['name'])}/cluster`]
      : [],
  aws_lambda_function: ({ body }) => {
    const [group = `/aws/lambda/${String(body['function_name'])}`] = valuesAt(
      body,
      'logging_config.log_group',
    );
    // What refers to a group is made after it.
    return String(group).includes('${') ? [] : [String(group)];
  },
  aws_eks_addon: ({ body }, { cluster }) =>
    body['addon_name'] === 'amazon-cloudwatch-observability'
      ? [`/aws/containerinsights/${cluster?.name ?? ''}/performance`]
      : [],
};

type NamesOf = (element: Element, environment: Environment) => readonly string[];

export function checkLogRetention(input: CheckInput): readonly Diagnostic[] {
  const groups = new Set(
    resourcesOf(input, 'aws_cloudwatch_log_group').map(({ body }) => body['name']),
  );
  const missing = Object.entries(MADE_BY_SERVICES).flatMap(([type, namesOf]) =>
    resourcesOf(input, type).flatMap((element) =>
      namesOf(element, input.environment)
        .filter((name) => !groups.has(name))
        .map((name) => shortfall(input, element, { wanted: `the log group ${name}` })),
    ),
  );
  return [...shortfallsOf(input, REQUIREMENTS), ...missing].map(({ path, ...args }) =>
    diagnostic('check/log-retention', args, { path }),
  );
}
