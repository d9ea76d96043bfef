// The technology stack, the design decisions, and what no resource carries.
import { type Rows, row } from '../proof/rows.ts';
import { APIS, both, dev, prod, SERVICES, shared } from './environments.ts';

const POD = 'spec.template.spec';
const times = <T>(count: number, value: T): readonly T[] =>
  Array.from({ length: count }, () => value);

const stack: Rows = {
  'S4-TECH-01': row(
    'EKS, ECR, MSK, RDS and Aurora, a load balancer, Route 53 and S3',
    both.terraform('cluster', 'aws_eks_cluster[].name').are('commerce-prod', 'commerce-dev'),
    shared.terraform('registry', 'aws_ecr_repository[].name').count(5),
    both
      .terraform('data', 'aws_msk_cluster[].cluster_name')
      .are('commerce-prod-main', 'commerce-dev-main'),
    prod.terraform('data', 'aws_rds_cluster[].engine').are('aurora-postgresql'),
    dev.terraform('data', 'aws_db_instance[].engine').are('postgres'),
    both.terraform('edge', 'aws_lb[].load_balancer_type').are('application', 'application'),
    shared.terraform('dns', 'aws_route53_zone[].name').are('commerce-platform.dev'),
    both.terraform('data', 'aws_s3_bucket[].bucket').count(2),
  ),
  'S4-TECH-02': row(
    'state in S3, with locks in DynamoDB; modules are another thing here',
    prod.terraform('*', 'terraform.backend.s3.bucket').all('commerce-prod-tfstate-333344445555'),
    prod.terraform('*', 'terraform.backend.s3.dynamodb_table').all('commerce-prod-tfstate-lock'),
    dev.terraform('*', 'terraform.backend.s3.bucket').all('commerce-dev-tfstate-333344445555'),
    dev.terraform('*', 'terraform.backend.s3.dynamodb_table').all('commerce-dev-tfstate-lock'),
    shared
      .terraform('*', 'terraform.backend.s3.dynamodb_table')
      .all('commerce-shared-tfstate-lock'),
    prod.terraform('state', 'aws_dynamodb_table[].name').are('commerce-prod-tfstate-lock'),
    prod.terraform('state', 'aws_s3_bucket[].bucket').are('commerce-prod-tfstate-333344445555'),
    prod.deviates('delivery.state.lockTable'),
  ),
  'S4-TECH-03': row(
    'GitHub Actions signs in to AWS with OIDC',
    shared
      .terraform('identity', 'aws_iam_openid_connect_provider.github.url')
      .is('https://token.actions.githubusercontent.com'),
    shared
      .terraform(
        'identity',
        'data.aws_iam_policy_document.image-push-trust.statement[0].condition[0].values',
      )
      .is(['sts.amazonaws.com']),
    ...[prod, dev].map(({ terraform }) =>
      terraform('identity', 'data.aws_iam_policy_document.deploy-trust.statement[0].principals').is(
        [
          {
            identifiers: [
              'arn:aws:iam::333344445555:oidc-provider/token.actions.githubusercontent.com',
            ],
            type: 'Federated',
          },
        ],
      ),
    ),
    dev.file('ci/github/build-push.yml', 'jobs.build-push.permissions.id-token').is('write'),
    both.file('ci/github/deploy-*.yml', 'jobs.deploy.permissions.id-token').are('write', 'write'),
    both.argocd('application-commerce-*-loki', 'spec.source.helm.releaseName').are('loki', 'loki'),
    prod.deviates('delivery.pipeline'),
  ),
  'S4-TECH-04': row(
    'Node.js 20',
    dev
      .file(
        'ci/github/build-test.yml',
        'jobs.build-test.steps[name="Set up Node.js"].with.node-version',
      )
      .is('20'),
    dev
      .file(
        'ci/github/build-push.yml',
        'jobs.build-push.steps[name="Set up Node.js"].with.node-version',
      )
      .is('20'),
  ),
  'S4-TECH-05': row(
    'NestJS, KafkaJS, TypeORM or Prisma, OpenAPI',
    prod.documented("NestJS, KafkaJS, TypeORM or Prisma and OpenAPI are the services' own."),
  ),
  'S4-TECH-06': row(
    'secrets in Secrets Manager',
    both
      .kubernetes('secret-store/clustersecretstore-secrets-manager', 'spec.provider.aws.service')
      .are('SecretsManager', 'SecretsManager'),
    both
      .kubernetes('order-service/externalsecret-order-service', 'spec.secretStoreRef.name')
      .are('secrets-manager', 'secrets-manager'),
    both
      .terraform('data', 'aws_secretsmanager_secret.database-main-login-order-service.name')
      .are(
        'commerce/prod/databases/main/logins/order-service',
        'commerce/dev/databases/main/logins/order-service',
      ),
  ),
  'S4-TECH-07': row(
    'a role in AWS per ServiceAccount',
    both
      .kubernetes(
        'order-service/serviceaccount-order-service',
        'metadata.annotations."eks.amazonaws.com/role-arn"',
      )
      .are(
        'arn:aws:iam::333344445555:role/commerce-prod-order-service',
        'arn:aws:iam::333344445555:role/commerce-dev-order-service',
      ),
    prod
      .terraform(
        'identity',
        'data.aws_iam_policy_document.order-service-trust.statement[0].condition[1].values',
      )
      .is(['system:serviceaccount:production:order-service']),
    both
      .terraform('cluster', 'aws_iam_openid_connect_provider.main.client_id_list')
      .are(['sts.amazonaws.com'], ['sts.amazonaws.com']),
  ),
  'S4-TECH-08': row(
    'ECR scans images',
    shared
      .terraform('registry', 'aws_ecr_repository[].image_scanning_configuration.scan_on_push')
      .are(...times(5, true)),
  ),
  'S4-TECH-09': row(
    'the VPC CNI enforces network policies',
    both
      .terraform('cluster', 'aws_eks_addon.vpc-cni.configuration_values.enableNetworkPolicy')
      .are('true', 'true'),
    both
      .kubernetes('*/networkpolicy-order-service', 'spec.policyTypes')
      .are(...times(2, ['Ingress', 'Egress'])),
  ),
  'S4-TECH-10': row(
    'certificates of ACM',
    both
      .terraform('edge', 'aws_acm_certificate[].domain_name')
      .are('commerce-platform.dev', 'dev.commerce-platform.dev'),
    both
      .terraform('edge', 'aws_lb_listener[].certificate_arn')
      .are(...times(2, '${aws_acm_certificate_validation.load-balancer-main.certificate_arn}')),
  ),
};

const decisions: Rows = {
  'S4-DD-01': row(
    'a VPC each, without a way between them',
    both.terraform('network', 'aws_vpc[].cidr_block').are('10.0.0.0/16', '10.1.0.0/16'),
    both.terraform('network', 'aws_vpc_peering_connection').absent(),
    both.terraform('network', 'aws_ec2_transit_gateway_vpc_attachment').absent(),
  ),
  'S4-DD-02': row(
    'MSK in production, for 400 to 600 dollars a month',
    prod
      .terraform('data', 'aws_msk_cluster.main.broker_node_group_info.instance_type')
      .is('kafka.m5.large'),
    prod.terraform('cost', 'aws_budgets_budget.baseline.limit_amount').is('400'),
    prod.terraform('cost', 'aws_budgets_budget.peak.limit_amount').is('600'),
    prod.documented('| `amazon-msk` | Three brokers, stated as 400 to 600 | $400 | $600 |'),
  ),
  'S4-DD-03': row(
    'Strimzi as an option of development: MSK instead',
    dev.terraform('data', 'aws_msk_cluster.main.number_of_broker_nodes').is(2),
    dev.deviates('kafka.main.brokers'),
  ),
  'S4-DD-04': row(
    'on-demand and spot nodes, which EKS manages',
    both
      .terraform('cluster', 'aws_eks_node_group[].capacity_type')
      .are('ON_DEMAND', 'SPOT', 'ON_DEMAND', 'SPOT'),
  ),
  'S4-DD-05': row(
    '30 % on-demand, where consumers run',
    prod.terraform('cluster', 'aws_eks_node_group.on-demand.scaling_config.max_size').is(6),
    dev.terraform('cluster', 'aws_eks_node_group.on-demand.scaling_config.max_size').is(3),
    both
      .kubernetes(
        'event-consumers/deployment-event-consumers',
        `${POD}.nodeSelector."eks.amazonaws.com/capacityType"`,
      )
      .are('ON_DEMAND', 'ON_DEMAND'),
    both.kubernetes('event-consumers/deployment-event-consumers', `${POD}.tolerations`).absent(),
    prod.deviates('cluster.nodeGroups'),
    dev.deviates('cluster.nodeGroups'),
  ),
  'S4-DD-06': row(
    '70 % spot, where APIs run',
    prod.terraform('cluster', 'aws_eks_node_group.spot.scaling_config.max_size').is(14),
    dev.terraform('cluster', 'aws_eks_node_group.spot.scaling_config.max_size').is(7),
    ...APIS.map((service) =>
      both
        .kubernetes(`${service}/deployment-${service}`, `${POD}.tolerations[].key`)
        .are('spot', 'spot'),
    ),
    ...APIS.map((service) =>
      both
        .kubernetes(
          `${service}/deployment-${service}`,
          `${POD}.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values`,
        )
        .are(['SPOT'], ['SPOT']),
    ),
    prod.deviates('cluster.nodeGroups'),
    dev.deviates('cluster.nodeGroups'),
  ),
  'S4-DD-07': row('spot saves 60 to 70 %', prod.documented('Spot capacity saves 60 to 70 %.')),
  'S4-DD-08': row(
    'selectors, taints and tolerations',
    both
      .terraform('cluster', 'aws_eks_node_group.spot.taint')
      .are(...times(2, [{ effect: 'NO_SCHEDULE', key: 'spot', value: 'true' }])),
    both
      .kubernetes('api-gateway/deployment-api-gateway', `${POD}.tolerations`)
      .are(...times(2, [{ effect: 'NoSchedule', key: 'spot', operator: 'Equal', value: 'true' }])),
    both
      .kubernetes(
        'event-consumers/deployment-event-consumers',
        `${POD}.nodeSelector."eks.amazonaws.com/capacityType"`,
      )
      .are('ON_DEMAND', 'ON_DEMAND'),
  ),
  'S4-DD-09': row(
    'a disruption budget per service',
    both
      .kubernetes('*/poddisruptionbudget-*', 'spec.selector.matchLabels."app.kubernetes.io/name"')
      .are(...SERVICES, ...SERVICES),
    both.kubernetes('*/poddisruptionbudget-*', 'spec.maxUnavailable').are(...times(10, 1)),
  ),
  'S4-DD-10': row(
    'pods end in peace when a node goes',
    both
      .kubernetes('api-gateway/deployment-api-gateway', `${POD}.terminationGracePeriodSeconds`)
      .are(100, 100),
    both
      .kubernetes(
        'api-gateway/deployment-api-gateway',
        `${POD}.containers[0].lifecycle.preStop.sleep.seconds`,
      )
      .are(70, 70),
    both
      .kubernetes(
        'order-service/deployment-order-service',
        `${POD}.containers[0].lifecycle.preStop.sleep.seconds`,
      )
      .are(10, 10),
    both.kubernetes('*/deployment-*', `${POD}.terminationGracePeriodSeconds`).atLeast(40),
  ),
  'S4-DD-11': row(
    'Cluster Autoscaler, not Karpenter',
    both
      .argocd('application-commerce-*-cluster-autoscaler', 'spec.source.chart')
      .are('cluster-autoscaler', 'cluster-autoscaler'),
    both.argocd('application-*', 'spec.source.chart').excludes('karpenter'),
  ),
  'S4-DD-12': row(
    'Helm for what others wrote; applications are plain manifests',
    both
      .argocd('application-commerce-*-kube-prometheus-stack', 'spec.source.chart')
      .are('kube-prometheus-stack', 'kube-prometheus-stack'),
    both.argocd('application-commerce-*-loki', 'spec.source.chart').are('loki', 'loki'),
    both
      .argocd('application-commerce-*-order-service', 'spec.source.path')
      .are(
        'dist/commerce/prod/kubernetes/order-service',
        'dist/commerce/dev/kubernetes/order-service',
      ),
    prod.deviates('delivery.argocd'),
    dev.deviates('delivery.argocd'),
  ),
  'S4-DD-13': row(
    'a cluster per environment',
    both.terraform('cluster', 'aws_eks_cluster[].name').are('commerce-prod', 'commerce-dev'),
  ),
  'S4-DD-14': row(
    'Aurora in production, with what it brings',
    prod.terraform('data', 'aws_rds_cluster.main.engine').is('aurora-postgresql'),
    prod.terraform('data', 'aws_rds_cluster_instance[].promotion_tier').are(0, 1),
    prod.documented(
      'Aurora fails over in under 30 seconds, takes up to 15 readers and costs 20 to 30 % more',
    ),
  ),
  'S4-DD-15': row(
    'RDS in development',
    dev.terraform('data', 'aws_db_instance[].engine').are('postgres'),
    dev.documented('RDS takes 15 replicas today, not 5'),
  ),
  'S4-DD-16': row(
    'GitHub Actions first, Argo CD as an option: both',
    both
      .file('root.yaml', 'spec.source.path')
      .are('dist/commerce/prod/argocd', 'dist/commerce/dev/argocd'),
    dev
      .file('ci/github/build-push.yml', 'jobs.deploy.uses')
      .is('./.github/workflows/deploy-dev.yml'),
    prod.deviates('delivery.pipeline'),
  ),
};

const words: Rows = {
  'S4-DOC-01': row(
    'priorities',
    prod.documented(
      'Reliability, security, scalability, observability, cost efficiency and developer experience, in that order.',
    ),
  ),
  'S4-DOC-02': row(
    'what was not chosen',
    prod.documented(
      'One shared VPC, one cluster, Strimzi in production, Karpenter now, Helm alone and GitHub Actions alone were weighed and not chosen.',
    ),
  ),
  'S4-DOC-03': row(
    'other documents',
    prod.documented(
      'Documents 02, 03, 04 and 20 are referred to by the design and are not part of it',
    ),
  ),
  'S4-DR-01': row(
    'several zones and snapshots, and nothing in another region',
    prod.terraform('data', 'aws_rds_cluster.main.backup_retention_period').is(30),
    prod.terraform('data', 'aws_rds_global_cluster').absent(),
    prod.terraform('data', 'aws_backup_vault').absent(),
    prod.terraform('*', 'provider.aws').all([
      {
        allowed_account_ids: ['333344445555'],
        default_tags: [
          { tags: { Environment: 'prod', ManagedBy: 'groundplan', System: 'commerce' } },
        ],
        region: 'us-east-1',
      },
    ]),
    prod.documented(
      'No recovery time, recovery point or second region is stated; Multi-AZ and daily snapshots are what there is.',
    ),
  ),
};

export const technology: Rows = { ...stack, ...decisions, ...words };
