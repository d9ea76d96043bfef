// What the design is for, its principles, and what holds for all of it.
import { type Claim, type Rows, repository, row } from '../proof/rows.ts';
import { both, dev, key, prod, SERVICES, subnet } from './environments.ts';

const ALL = SERVICES.length * 2;
const PRIVATE = [0, 1, 2].map((zone) => subnet('private', zone));
const STACKS = [
  'security',
  'network',
  'cluster',
  'data',
  'edge',
  'identity',
  'observability',
  'cost',
  'state',
];

const times = <T>(count: number, value: T): readonly T[] =>
  Array.from({ length: count }, () => value);

/** Atlantis plans each stack of both environments by itself. */
const planned: readonly Claim[] = ['commerce-prod', 'commerce-dev'].flatMap((environment) =>
  STACKS.map((stack) =>
    repository('atlantis.yaml', `projects[name=${environment}-${stack}].autoplan.enabled`).is(true),
  ),
);

const denied: readonly [Claim, ...Claim[]] = [
  both.kubernetes('namespaces/networkpolicy-default-deny.*', 'spec.podSelector').all({}),
  prod
    .kubernetes('namespaces/networkpolicy-default-deny.production', 'spec.policyTypes')
    .is(['Ingress', 'Egress']),
  prod.kubernetes('namespaces/networkpolicy-default-deny.production', 'spec.ingress').is([]),
  dev
    .kubernetes('namespaces/networkpolicy-default-deny.development', 'spec.policyTypes')
    .is(['Ingress', 'Egress']),
  dev.kubernetes('namespaces/networkpolicy-default-deny.development', 'spec.ingress').is([]),
];

const encrypted: readonly [Claim, ...Claim[]] = [
  both
    .terraform('data', 'aws_msk_cluster.main.encryption_info.encryption_at_rest_kms_key_arn')
    .are(key('data'), key('data')),
  both
    .terraform('data', 'aws_msk_cluster.main.encryption_info.encryption_in_transit')
    .are({ client_broker: 'TLS', in_cluster: true }, { client_broker: 'TLS', in_cluster: true }),
  prod.terraform('data', 'aws_rds_cluster.main.storage_encrypted').is(true),
  dev.terraform('data', 'aws_db_instance.main.storage_encrypted').is(true),
  both
    .terraform(
      'data',
      'aws_rds_cluster_parameter_group.database-main.parameter[name=rds.force_ssl].value',
    )
    .are('1'),
  both
    .terraform('data', 'aws_db_parameter_group.database-main.parameter[name=rds.force_ssl].value')
    .are('1'),
  both
    .terraform('cluster', 'aws_eks_cluster.main.encryption_config.provider.key_arn')
    .are(key('cluster'), key('cluster')),
  both
    .terraform('cluster', 'aws_launch_template[].block_device_mappings[0].ebs.encrypted')
    .are(...times(4, 'true')),
  both
    .terraform('edge', 'aws_lb_listener[].ssl_policy')
    .are(...times(2, 'ELBSecurityPolicy-TLS13-1-2-2021-06')),
  both
    .kubernetes(
      'order-service/externalsecret-order-service',
      'spec.target.template.data.DATABASE_URL',
    )
    .includes('sslmode=verify-full'),
];

const least: readonly [Claim, ...Claim[]] = [
  both.terraform('*', 'data.aws_iam_policy_document[].statement[].actions').excludes('*'),
  both.terraform('identity', 'aws_iam_role_policy_attachment').absent(),
  // Services read their secrets over External Secrets; none of them has rights of its own in AWS.
  ...SERVICES.map((service) =>
    both.terraform('identity', `aws_iam_role_policy.${service}`).absent(),
  ),
  prod
    .terraform(
      'identity',
      'data.aws_iam_policy_document.addon-loki.statement[sid=Blocks].resources',
    )
    .is(['arn:aws:s3:::commerce-prod-logs-333344445555/*']),
  prod
    .terraform(
      'identity',
      'data.aws_iam_policy_document.addon-external-secrets.statement[sid=ReadOwnSecrets].resources',
    )
    .is(['arn:aws:secretsmanager:us-east-1:333344445555:secret:commerce/prod/*']),
];

const goals: Rows = {
  'S4-GOAL-01': row(
    'several zones, and failover by itself',
    prod
      .terraform('network', 'aws_nat_gateway[].subnet_id')
      .are(...['a', 'b', 'c'].map((zone) => `\${aws_subnet.public-us-east-1${zone}.id}`)),
    both.terraform('cluster', 'aws_eks_node_group[].subnet_ids').are(...times(4, PRIVATE)),
    prod
      .terraform('data', 'aws_rds_cluster_instance[].availability_zone')
      .are('us-east-1a', 'us-east-1b'),
    prod.terraform('data', 'aws_msk_cluster.main.number_of_broker_nodes').is(3),
    prod
      .terraform('data', 'aws_msk_configuration.main.server_properties')
      .matches(/^default\.replication\.factor=3\nmin\.insync\.replicas=2$/m),
    both
      .kubernetes('*/deployment-*', 'spec.template.spec.topologySpreadConstraints[0].topologyKey')
      .are(...times(ALL, 'topology.kubernetes.io/zone')),
  ),
  'S4-GOAL-02': row(
    'pods and nodes grow in number, volumes in size, and pods are told theirs',
    both
      .kubernetes('*/horizontalpodautoscaler-*', 'spec.scaleTargetRef.name')
      .are(...SERVICES, ...SERVICES),
    both
      .values('cluster-autoscaler', 'autoDiscovery.clusterName')
      .are('commerce-prod', 'commerce-dev'),
    prod.terraform('cluster', 'aws_eks_node_group[].scaling_config.max_size').are(6, 14),
    dev.terraform('cluster', 'aws_eks_node_group[].scaling_config.max_size').are(3, 7),
    dev.terraform('data', 'aws_db_instance.main.max_allocated_storage').is(100),
    both
      .kubernetes('*/verticalpodautoscaler-*', 'spec.targetRef.name')
      .are(...SERVICES, ...SERVICES),
    both
      .kubernetes('*/verticalpodautoscaler-*', 'spec.updatePolicy.updateMode')
      .are(...times(ALL, 'Off')),
    both.values('vertical-pod-autoscaler', 'recommender.enabled').are(true, true),
  ),
  'S4-GOAL-03': row('defence in depth', ...denied, ...encrypted, ...least),
  'S4-GOAL-04': row(
    'metrics of services, of what runs them, and of AWS',
    both.kubernetes('*/servicemonitor-*', 'metadata.name').are(...SERVICES, ...SERVICES),
    both.values('kube-prometheus-stack', 'prometheus.prometheusSpec.retention').are('15d', '15d'),
    both
      .values('kube-prometheus-stack', 'prometheus-node-exporter.fullnameOverride')
      .are('node-exporter', 'node-exporter'),
    both
      .terraform('observability', 'aws_cloudwatch_dashboard.main.dashboard_name')
      .are('commerce-prod', 'commerce-dev'),
  ),
  'S4-GOAL-05': row(
    'pipelines and infrastructure as code',
    dev.file('ci/github/build-push.yml', 'on.push.branches').is(['main']),
    dev
      .file('ci/github/build-push.yml', 'jobs.deploy.uses')
      .is('./.github/workflows/deploy-dev.yml'),
    prod.file('ci/github/deploy-prod.yml', 'on.push.tags').is(['v*']),
    ...planned,
  ),
  'S4-GOAL-06': row(
    'spot capacity, and no more nodes than are needed',
    both.terraform('cluster', 'aws_eks_node_group.spot.capacity_type').are('SPOT', 'SPOT'),
    both.terraform('cluster', 'aws_eks_node_group.spot.scaling_config.min_size').are(3, 1),
    both
      .values('cluster-autoscaler', 'extraArgs.scale-down-utilization-threshold')
      .are('0.5', '0.5'),
  ),
  'S4-GOAL-07': row(
    'feedback soon, and easy deployments',
    prod.documented(
      'A pull request is built and tested in minutes; a merge is in development without another step.',
    ),
  ),
};

const held: Rows = {
  'S4-PRIN-01': row(
    'containers, declared, reached through APIs',
    prod.documented('Everything runs in containers, is declared, and is reached through APIs'),
  ),
  'S4-PRIN-02': row(
    'all infrastructure in Terraform, pinned and planned by itself',
    both.terraform('network', 'terraform.required_version').are('>= 1.11.0', '>= 1.11.0'),
    ...planned,
    ...[prod, dev].map(({ file }) =>
      file('terraform/network/.terraform.lock.hcl').includes('registry.terraform.io/hashicorp/aws'),
    ),
  ),
  'S4-PRIN-03': row(
    'nothing is changed by hand: Argo CD puts it back, an image is what changes',
    both.argocd('application-*', 'spec.syncPolicy.automated.selfHeal').all(true),
    both.argocd('application-*', 'spec.syncPolicy.automated.prune').all(true),
    both
      .file('ci/github/deploy-*.yml', 'jobs.deploy.steps[name="Update manifests"].run')
      .includes('npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$IMAGE_TAG"'),
    ...SERVICES.map((service) => outOfRegistry(service)),
  ),
  'S4-PRIN-04': row(
    'workloads in private subnets',
    both.terraform('cluster', 'aws_eks_node_group[].subnet_ids').are(...times(4, PRIVATE)),
    both.terraform('network', 'aws_subnet[tags.Tier=private].map_public_ip_on_launch').absent(),
  ),
  'S4-PRIN-05': row('encrypted at rest and in transit', ...encrypted),
  'S4-PRIN-06': row('no rights but those that are needed', ...least),
  'S4-PRIN-07': row(
    'networks are cut: pods by policies, stores by security groups',
    ...denied,
    both.kubernetes('*/networkpolicy-*-service', 'spec.policyTypes').all(['Ingress', 'Egress']),
    both
      .terraform(
        'network',
        'aws_vpc_security_group_ingress_rule.database-main-from-nodes-5432.referenced_security_group_id',
      )
      .are(...times(2, '${aws_security_group.nodes.id}')),
    both
      .terraform(
        'network',
        'aws_vpc_security_group_ingress_rule.kafka-main-from-nodes-9094.referenced_security_group_id',
      )
      .are(...times(2, '${aws_security_group.nodes.id}')),
  ),
  'S4-PRIN-08': row(
    'secrets are kept in Secrets Manager and read from there',
    both
      .kubernetes('secret-store/clustersecretstore-secrets-manager', 'spec.provider.aws.service')
      .are('SecretsManager', 'SecretsManager'),
    both
      .kubernetes('*/externalsecret-*-service', 'spec.secretStoreRef.name')
      .are(...times(4, 'secrets-manager')),
    prod.terraform('data', 'aws_secretsmanager_secret[].kms_key_id').all(key('data')),
  ),
  'S4-PRIN-09': row(
    'logs with structure, metrics, alerts, and ready for traces',
    both
      .kubernetes(
        'monitoring-config/prometheusrule-services',
        'spec.groups[0].rules[alert=ServiceErrorRate].expr',
      )
      .includes('http_server_request_duration_seconds_count', '> 1'),
    ...SERVICES.map((service) =>
      both.kubernetes(`${service}/configmap-${service}`, 'data.LOG_FORMAT').are('json', 'json'),
    ),
    ...SERVICES.flatMap((service) => [
      both
        .kubernetes(`${service}/configmap-${service}`, 'data.OTEL_SERVICE_NAME')
        .are(service, service),
      both
        .kubernetes(`${service}/configmap-${service}`, 'data.OTEL_PROPAGATORS')
        .are(...times(2, 'tracecontext,baggage')),
      both
        .kubernetes(`${service}/configmap-${service}`, 'data.OTEL_TRACES_EXPORTER')
        .are('none', 'none'),
    ]),
  ),
  'S4-PRIN-10': row(
    'both environments are alike, but for what their files say',
    both
      .kubernetes('*/deployment-*', 'spec.template.spec.containers[0].resources.requests')
      .are(...times(ALL, { cpu: '100m', memory: '256Mi' })),
    both
      .kubernetes('*/deployment-*', 'spec.strategy.rollingUpdate')
      .are(...times(ALL, { maxSurge: 1, maxUnavailable: 0 })),
    both
      .file('ci/github/deploy-*.yml', 'jobs.deploy.steps[name="Update manifests"].run')
      .includes('npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$IMAGE_TAG"'),
    prod.documented(
      'Both environments share workload.base.yaml; what differs is all in dev.yaml and prod.yaml',
    ),
  ),
  'S4-ARCH-01': row(
    'two environments that share nothing',
    prod.terraform('*', 'terraform.backend.s3.bucket').all('commerce-prod-tfstate-333344445555'),
    dev.terraform('*', 'terraform.backend.s3.bucket').all('commerce-dev-tfstate-333344445555'),
    prod
      .terraform('*', 'data.terraform_remote_state[].config.bucket')
      .excludes('commerce-dev-tfstate-333344445555'),
    dev
      .terraform('*', 'data.terraform_remote_state[].config.bucket')
      .excludes('commerce-prod-tfstate-333344445555'),
    both.terraform('network', 'aws_vpc[].tags.Name').are('commerce-prod', 'commerce-dev'),
    both.terraform('cluster', 'aws_eks_cluster[].name').are('commerce-prod', 'commerce-dev'),
    both
      .terraform('data', 'aws_msk_cluster[].cluster_name')
      .are('commerce-prod-main', 'commerce-dev-main'),
    prod.terraform('data', 'aws_rds_cluster[].cluster_identifier').are('commerce-prod-main'),
    dev.terraform('data', 'aws_db_instance[].identifier').are('commerce-dev-main'),
  ),
  'S4-ARCH-02': row(
    'the internet reaches load balancers alone, and pipelines deploy',
    both
      .terraform(
        'network',
        'aws_vpc_security_group_ingress_rule[cidr_ipv4=0.0.0.0/0].security_group_id',
      )
      .are(...times(2, '${aws_security_group.load-balancer-main.id}')),
    both.terraform('cluster', 'aws_eks_node_group[].subnet_ids').are(...times(4, PRIVATE)),
    both
      .terraform('cluster', 'aws_eks_cluster.main.vpc_config.endpoint_public_access')
      .are(false, false),
    both.file('ci/github/deploy-*.yml', 'env.ENVIRONMENT').are('commerce/prod', 'commerce/dev'),
  ),
};

function outOfRegistry(service: string): Claim {
  const image = `333344445555.dkr.ecr.us-east-1.amazonaws.com/commerce/${service}:1.0.0`;
  return both
    .kubernetes(`${service}/deployment-${service}`, 'spec.template.spec.containers[].image')
    .are(image, image);
}

export const principles: Rows = { ...goals, ...held };
