// Performance, delivery, and what is left for later.
import { outputOf, type Rows, row } from '../proof/rows.ts';
import { redisOfTheApi } from './data.ts';

const { terraform, kubernetes, file, documented, deviates } = outputOf('three-tier/prod');
const dr = outputOf('three-tier/dr');

const none = (type: string) => terraform('*', type).absent();

export const operations: Rows = {
  'S2-DOC-01': row(
    'SOC 2 Type II, HIPAA, PCI-DSS and GDPR: the one of them that AWS checks is checked',
    terraform('audit', 'aws_securityhub_standards_subscription.pci-dss.standards_arn').is(
      'arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1',
    ),
    documented('SOC 2 Type II, HIPAA, PCI-DSS and GDPR are claims about an organization.'),
  ),
  'S2-DOC-02': row(
    'references',
    documented(
      'AWS Well-Architected, Kubernetes best practices, the Twelve-Factor App and the FastAPI documentation guided the design.',
    ),
  ),
  'S2-CI-01': row(
    'images come from ECR, built by a pipeline',
    terraform('registry', 'aws_ecr_repository.*.name').is('three-tier/api'),
    file('ci/github/build-push.yml', 'on.push.branches').is(['main']),
    file('ci/github/build-push.yml', 'env.SERVICES').includes(
      '222233334444.dkr.ecr.us-east-1.amazonaws.com/three-tier/api',
    ),
    kubernetes('api/deployment-api', 'spec.template.spec.containers[name=api].image').is(
      '222233334444.dkr.ecr.us-east-1.amazonaws.com/three-tier/api:1.0.0',
    ),
  ),
  'S2-PERF-01': row(
    'connections are pooled, and the pools of all pods fit the database',
    kubernetes('api/configmap-api', 'data.DATABASE_POOL_SIZE').is('10'),
    terraform(
      'data',
      'aws_db_parameter_group.database-main.parameter[name=max_connections].value',
    ).is('600'),
    kubernetes('api/horizontalpodautoscaler-api', 'spec.maxReplicas').is(12),
  ),
  'S2-PERF-02': row(
    'queries, indexes and data structures',
    documented(
      "Connection pooling, indexing, batching of queries, no N+1 queries and lean data structures are the application's own",
    ),
  ),
  'S2-PERF-03': row('query caching', ...redisOfTheApi, deviates('databases.main.engine')),
  'S2-PERF-04': row(
    'asynchronous I/O',
    documented("asynchronous I/O are FastAPI's and the application's own"),
  ),
  'S2-PERF-05': row(
    'answers are compressed: files by CloudFront, what the API says by itself',
    terraform('edge', 'aws_cloudfront_distribution.main.default_cache_behavior.compress').is(true),
    terraform(
      'edge',
      'aws_cloudfront_cache_policy.main-default.parameters_in_cache_key_and_forwarded_to_origin.enable_accept_encoding_brotli',
    ).is(true),
    terraform(
      'edge',
      'aws_cloudfront_cache_policy.main-default.parameters_in_cache_key_and_forwarded_to_origin.enable_accept_encoding_gzip',
    ).is(true),
    documented('FastAPI compresses what the API answers'),
  ),
  'S2-PERF-06': row(
    'caches: CloudFront for files, Redis for answers and results of queries, Route 53 for names',
    terraform('edge', 'aws_cloudfront_cache_policy.main-default.default_ttl').is(86400),
    ...redisOfTheApi,
    terraform('data', 'aws_elasticache_replication_group.main.description').includes(
      'API responses',
    ),
    terraform('edge', 'aws_route53_record.distribution-main.alias.name').is(
      '${aws_cloudfront_distribution.main.domain_name}',
    ),
  ),
  'S2-FUT-01': row(
    'what the design keeps for later is not made',
    none('aws_shield_subscription'),
    none('aws_shield_protection'),
    none('aws_api_gateway_rest_api'),
    none('aws_apigatewayv2_api'),
    none('aws_appsync_graphql_api'),
    none('aws_cloudwatch_event_rule'),
    none('aws_autoscaling_policy'),
    file('kubernetes/*.yaml', 'kind').excludes('VirtualService', 'DestinationRule', 'Gateway'),
    dr.terraform('*', 'aws_eks_cluster').absent(),
    documented('nothing of them is made here (F-S2-16)'),
    deviates('delivery.registry.scanOnPush'),
  ),
};
