// What it costs, and what keeps that low.
import { outputOf, type Rows, row } from '../proof/rows.ts';
import { spotCapacity } from './application.ts';

const { terraform, kubernetes, values, documented, deviates } = outputOf('three-tier/prod');

/** A row of the table of costs; no resource has a price. */
const costs = (key: string, what: string, low: number, high: number) =>
  row(
    `${what}: $${low} to $${high} a month`,
    documented(`| \`${key}\` | ${what} | $${low} | $${high} |`),
  );

export const cost: Rows = {
  'S2-COST-01': row(
    'fewer pods and nodes when there is little traffic',
    kubernetes(
      'api/horizontalpodautoscaler-api',
      'spec.behavior.scaleDown.stabilizationWindowSeconds',
    ).is(300),
    kubernetes('api/horizontalpodautoscaler-api', 'spec.behavior.scaleDown.policies[0]').is({
      periodSeconds: 60,
      type: 'Percent',
      value: 50,
    }),
    values('cluster-autoscaler', 'extraArgs.scale-down-unneeded-time').is('10m'),
    values('cluster-autoscaler', 'extraArgs.scale-down-utilization-threshold').is('0.5'),
  ),
  'S2-COST-02': row(
    'spot capacity for what is not critical, and nothing of what answers users',
    ...spotCapacity,
    kubernetes('api/deployment-api', 'spec.template.spec.affinity').absent(),
    kubernetes('api/deployment-api', 'spec.template.spec.tolerations').absent(),
  ),
  'S2-COST-03': row(
    'commitments of a year for stable workloads',
    documented('To buy by hand: `reserved-instances` for Stable workloads, 1-year term, saves 30%'),
  ),
  'S2-COST-04': row(
    'old data moves to a cheaper class',
    terraform('data', 'aws_s3_bucket_lifecycle_configuration.logs.rule[id=tiering].transition').is([
      { days: 30, storage_class: 'STANDARD_IA' },
    ]),
    terraform('data', 'aws_s3_bucket_lifecycle_configuration.logs.rule[id=tiering].status').is(
      'Enabled',
    ),
    terraform(
      'recovery',
      'aws_s3_bucket_replication_configuration.web.rule[0].destination.storage_class',
    ).is('STANDARD_IA'),
  ),
  'S2-COST-05': row(
    'CloudFront answers from its cache, so that the origin has less to do',
    terraform('edge', 'aws_cloudfront_cache_policy.main-default.default_ttl').is(86400),
    terraform('edge', 'aws_cloudfront_distribution.main.default_cache_behavior.cache_policy_id').is(
      '${aws_cloudfront_cache_policy.main-default.id}',
    ),
  ),
  'S2-COST-06': row(
    'right-sizing',
    terraform('cost', 'aws_computeoptimizer_enrollment_status.main.status').is('Active'),
    documented('Instance types are reviewed each quarter, by what Compute Optimizer recommends.'),
  ),
  'S2-COST-07': costs('eks-cluster', 'EKS cluster', 150, 300),
  'S2-COST-08': costs('rds-mysql', 'RDS MySQL', 200, 400),
  'S2-COST-09': costs('documentdb', 'DocumentDB', 150, 300),
  'S2-COST-10': costs('elasticache', 'ElastiCache', 100, 200),
  'S2-COST-11': costs('alb-nlb', 'ALB/NLB', 50, 100),
  'S2-COST-12': costs('cloudfront', 'CloudFront', 50, 150),
  'S2-COST-13': costs('s3-storage', 'S3 storage', 20, 50),
  'S2-COST-14': costs('data-transfer', 'Data transfer', 50, 100),
  'S2-COST-15': costs('monitoring', 'Monitoring', 50, 100),
  'S2-COST-16': row(
    'the total, which is the sum of the rows',
    terraform('cost', 'aws_budgets_budget.baseline.limit_amount').is('820'),
    terraform('cost', 'aws_budgets_budget.peak.limit_amount').is('1700'),
    terraform('cost', 'aws_budgets_budget.*.time_unit').all('MONTHLY'),
    deviates('cost.baseline'),
    deviates('cost.peak'),
  ),
};
