// The table of costs: what it prices stands in the output, and its figures on the page.
import { type Claims, outputOf, type Rows, row } from '../proof/rows.ts';
import { NAMES } from './services/services.ts';

const { argocd, kubernetes, terraform, values, documented, deviates } =
  outputOf('learning-hub/prod');

const NODES = 'aws_eks_node_group.*.scaling_config';
const TOPIC = 'arn:aws:sns:us-east-1:111122223333:learning-hub-prod-alerts';

const line = (item: string, configuration: string, monthly: string, peak = '–') =>
  documented(`| \`${item}\` | ${configuration} | ${monthly} | ${peak} |`);

/** A budget of the account, which tells the alerts topic. */
const budget = (name: string, amount: string): Claims => [
  terraform('cost', `aws_budgets_budget.${name}.limit_amount`).is(amount),
  terraform('cost', `aws_budgets_budget.${name}.limit_unit`).is('USD'),
  terraform('cost', `aws_budgets_budget.${name}.time_unit`).is('MONTHLY'),
  terraform('cost', `aws_budgets_budget.${name}.cost_filter[name=LinkedAccount].values[]`).are(
    '111122223333',
  ),
  terraform(
    'cost',
    `aws_budgets_budget.${name}.notification[notification_type=FORECASTED].threshold`,
  ).is(100),
  terraform('cost', `aws_budgets_budget.${name}.notification[].subscriber_sns_topic_arns`).all([
    TOPIC,
  ]),
];

/** Nobody waits for their answer. */
const INTERRUPTIBLE = [
  ...['video-processing', 'gamification-service', 'moderation-service'],
  ...['analytics-service', 'reporting-service', 'recommendation-service'],
];

/** Pods that may run there, and would rather. */
const goesToSpot = (name: string) => [
  kubernetes(`${name}/deployment-${name}`, 'spec.template.spec.tolerations').is([
    { effect: 'NoSchedule', key: 'spot', operator: 'Equal', value: 'true' },
  ]),
  kubernetes(
    `${name}/deployment-${name}`,
    'spec.template.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions',
  ).is([{ key: 'eks.amazonaws.com/capacityType', operator: 'In', values: ['SPOT'] }]),
];

export const rows: Rows = {
  'S3-COST-01': row(
    'EKS cluster: $0.10 an hour, $73',
    line('eks-cluster', '$0.10/hour', '$73'),
    // In extended support an hour costs six times as much.
    terraform('cluster', 'aws_eks_cluster.*.upgrade_policy.support_type').are('STANDARD'),
  ),
  'S3-COST-02': row(
    'nodes: six to 30 t3.xlarge, $600 to $3,000',
    line('eks-nodes', '6-30 × t3.xlarge', '$600', '$3,000'),
    terraform('cluster', `${NODES}.min_size`).are(2, 2, 2, 0),
    terraform('cluster', `${NODES}.max_size`).are(8, 8, 8, 6),
    terraform('cluster', 'aws_eks_node_group.*.instance_types[0]').are(
      ...Array(4).fill('t3.xlarge'),
    ),
    deviates('cost.rows.eks-nodes'),
  ),
  'S3-COST-03': row(
    'RDS: db.r5.xlarge Multi-AZ, $800',
    line('rds-postgresql', 'db.r5.xlarge Multi-AZ', '$800'),
    terraform('data', 'aws_db_instance.main.instance_class').is('db.r5.xlarge'),
    terraform('data', 'aws_db_instance.main.multi_az').is(true),
  ),
  'S3-COST-04': row(
    'RDS: two replicas db.r5.large, $600',
    line('rds-read-replicas', '2 × db.r5.large', '$600'),
    terraform('data', 'aws_db_instance.main-*.instance_class').are('db.r5.large', 'db.r5.large'),
  ),
  'S3-COST-05': row(
    'ElastiCache: nine nodes cache.r5.large, $1,350',
    line('elasticache-redis', '9 nodes cache.r5.large', '$1,350'),
    terraform('data', 'aws_elasticache_replication_group.*.node_type').are('cache.r5.large'),
    terraform('data', 'aws_elasticache_replication_group.main.num_node_groups').is(3),
    terraform('data', 'aws_elasticache_replication_group.main.replicas_per_node_group').is(2),
  ),
  'S3-COST-06': row(
    'MSK: three kafka.m5.large, $550',
    line('amazon-msk', '3 × kafka.m5.large', '$550'),
    terraform('data', 'aws_msk_cluster.*.number_of_broker_nodes').are(3),
    terraform('data', 'aws_msk_cluster.main.broker_node_group_info.instance_type').is(
      'kafka.m5.large',
    ),
  ),
  'S3-COST-07': row(
    'OpenSearch: six nodes t3.medium, $400',
    line('opensearch', '6 nodes t3.medium', '$400'),
    terraform('data', 'aws_opensearch_domain.main.cluster_config.instance_count').is(3),
    terraform('data', 'aws_opensearch_domain.main.cluster_config.dedicated_master_count').is(3),
    terraform('data', 'aws_opensearch_domain.main.cluster_config.instance_type').is(
      't3.medium.search',
    ),
    terraform('data', 'aws_opensearch_domain.main.cluster_config.dedicated_master_type').is(
      't3.medium.search',
    ),
  ),
  'S3-COST-08': row(
    'S3: 6 TB, $150, where the buckets are planned for 6.51 TB',
    line('s3-storage', '6 TB total', '$150'),
    ...[
      'static, planned for 10 GB',
      'media, planned for 5 TB',
      'documents, planned for 500 GB',
    ].map((size) => documented(`learning-hub-${size}`)),
    documented('learning-hub-backups, planned for 1 TB'),
    deviates('cost.rows.s3-storage'),
  ),
  'S3-COST-09': row(
    'CloudFront: 2 TB, $170',
    line('cloudfront', '2 TB transfer', '$170'),
    terraform('edge', 'aws_cloudfront_distribution.*.enabled').are(true),
  ),
  'S3-COST-10': row(
    'one load balancer, $25',
    line('alb', '1 load balancer', '$25'),
    terraform('edge', 'aws_lb.*.load_balancer_type').are('application'),
  ),
  'S3-COST-11': row(
    'data transfer between zones and out, $200',
    line('data-transfer', 'Inter-AZ, outbound', '$200'),
  ),
  'S3-COST-12': row(
    'backups of RDS and S3, $100',
    line('backups', 'RDS + S3', '$100'),
    terraform('data', 'aws_db_instance.main.backup_retention_period').is(30),
    terraform('recovery', 'aws_s3_bucket_replication_configuration.backups.bucket').is(
      'learning-hub-backups',
    ),
  ),
  'S3-COST-13': row(
    'CloudWatch logs and metrics, $150',
    line('cloudwatch', 'Logs + Metrics', '$150'),
    terraform('*', 'aws_cloudwatch_log_group.*.retention_in_days').all(30),
    terraform('cluster', 'aws_eks_addon.amazon-cloudwatch-observability.addon_name').is(
      'amazon-cloudwatch-observability',
    ),
  ),
  'S3-COST-14': row(
    'about $5,168 a month',
    ...budget('baseline', '5168'),
    documented('Stated total: $5,168 a month for the account'),
  ),
  'S3-COST-15': row(
    'about $7,568 a month at peak',
    ...budget('peak', '7568'),
    documented('Stated total at peak: $7,568 a month for the account'),
  ),
  'S3-COST-16': row(
    'reserved instances for RDS and ElastiCache save 40 %',
    documented('To buy by hand: `reserved-instances` for RDS, ElastiCache, saves 40%'),
  ),
  'S3-COST-17': row(
    'Savings Plans for EKS compute save 30 %',
    documented('To buy by hand: `savings-plans` for EKS compute, saves 30%'),
  ),
  'S3-COST-18': row(
    'spot instances for pods that are not critical',
    terraform('cluster', 'aws_eks_node_group[capacity_type=SPOT].node_group_name').matches(
      /^learning-hub-prod-spot-\w{7}$/,
    ),
    terraform('cluster', 'aws_eks_node_group.spot.scaling_config.max_size').is(6),
    terraform('cluster', 'aws_eks_node_group.spot.taint').is([
      { effect: 'NO_SCHEDULE', key: 'spot', value: 'true' },
    ]),
    ...INTERRUPTIBLE.flatMap(goesToSpot),
    kubernetes('*/deployment-*', 'spec.template.spec.tolerations[].key').count(
      INTERRUPTIBLE.length,
    ),
    values('cluster-autoscaler', 'extraArgs.expander').is('priority,least-waste'),
    values('cluster-autoscaler', 'expanderPriorities.20[]').are(
      '^eks-learning-hub-prod-spot-[0-9a-f-]{36}$',
    ),
  ),
  'S3-COST-19': row(
    'S3 Intelligent-Tiering',
    terraform(
      'data',
      'aws_s3_bucket_lifecycle_configuration.media.rule[id=tiering].transition[].storage_class',
    ).are('INTELLIGENT_TIERING'),
    terraform(
      'data',
      'aws_s3_bucket_lifecycle_configuration.media.rule[id=tiering].transition[].days',
    ).are(0),
    terraform('data', 'aws_s3_bucket_lifecycle_configuration.media.rule[id=tiering].status').is(
      'Enabled',
    ),
  ),
  'S3-COST-20': row(
    'scale down during off-peak hours: pods with the load, nodes with the pods',
    kubernetes('*/horizontalpodautoscaler-*', 'spec.scaleTargetRef.name').are(...NAMES),
    kubernetes('*/horizontalpodautoscaler-*', 'spec.minReplicas').all(3),
    kubernetes('*/horizontalpodautoscaler-*', 'spec.maxReplicas').all(9),
    kubernetes('*/horizontalpodautoscaler-*', 'spec.metrics[].resource.name').all('cpu'),
    kubernetes('*/horizontalpodautoscaler-*', 'spec.behavior.scaleDown').all({
      policies: [{ periodSeconds: 60, type: 'Percent', value: 50 }],
      stabilizationWindowSeconds: 300,
    }),
    argocd('application-learning-hub-prod-metrics-server', 'spec.source.chart').is(
      'metrics-server',
    ),
    values('cluster-autoscaler', 'extraArgs.scale-down-unneeded-time').is('10m'),
    values('cluster-autoscaler', 'extraArgs.scale-down-utilization-threshold').is('0.5'),
    values('cluster-autoscaler', 'extraArgs.skip-nodes-with-local-storage').is(false),
    terraform('cluster', `${NODES}.min_size`).are(2, 2, 2, 0),
  ),
  'S3-COST-21': row(
    '$3,500 to $4,500 a month when optimized',
    documented('Stated total after optimization: $3,500 to $4,500 a month'),
  ),
};
