// How Open edX is watched, delivered and recovered.
import { outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform, kubernetes, argocd, values, file, documented, deviates } =
  outputOf('openedx/prod');

const recovered = outputOf('openedx/prod-dr');

const SERVICES = ['celery-beat', 'cms', 'cms-worker', 'lms', 'lms-worker', 'mfe'];
const REPOSITORY = 'https://github.com/openedx-platform/platform.git';
const application = (name: string) => `application-openedx-prod-${name}`;
const build = (path: string) => file('ci/github/build-push.yml', path);
const outputs = values('fluentd', 'fileConfigs."04_outputs.conf"');
const canary = (service: string, path: string) =>
  kubernetes(`${service}/rollout-${service}`, `spec.strategy.canary.${path}`);

/** A canary goes in steps. */
const steps = [
  { setWeight: 20 },
  { pause: { duration: 300 } },
  { setWeight: 50 },
  { pause: { duration: 300 } },
];

/** A canary whose requests fail goes back. */
const analysed = (service: string) => [
  canary(service, 'analysis.templates[].templateName').are(service),
  kubernetes(`${service}/analysistemplate-${service}`, 'metadata.name').is(service),
  kubernetes(`${service}/analysistemplate-${service}`, 'spec.metrics[].failureCondition').are(
    'len(result) > 0 && !isNaN(result[0]) && result[0] > 5',
  ),
  kubernetes(`${service}/analysistemplate-${service}`, 'spec.metrics[].failureLimit').are(1),
  kubernetes(
    `${service}/analysistemplate-${service}`,
    'spec.metrics[].provider.prometheus.query',
  ).includes(`nginx_ingress_controller_requests{namespace="openedx",service="${service}",status`),
];

const alert = (rule: string, name: string) =>
  kubernetes(
    `monitoring-config/prometheusrule-${rule}`,
    `spec.groups[].rules[alert=${name}].labels.severity`,
  );

const replication = (bucket: string, path: string) =>
  terraform('recovery', `aws_s3_bucket_replication_configuration.${bucket}.rule[].${path}`);

export const operations: Rows = {
  'S0-OBS-01': row(
    'namespace monitoring',
    kubernetes('namespaces/namespace-monitoring', 'metadata.name').is('monitoring'),
    argocd(application('kube-prometheus-stack'), 'spec.destination.namespace').is('monitoring'),
    argocd(application('monitoring-config'), 'spec.destination.namespace').is('monitoring'),
  ),
  'S0-OBS-02': row(
    'Prometheus',
    argocd(application('kube-prometheus-stack'), 'spec.source.chart').is('kube-prometheus-stack'),
    values('kube-prometheus-stack', 'prometheus.prometheusSpec.replicas').is(2),
    kubernetes('*/servicemonitor-*', 'spec.endpoints').are(
      ...['lms', 'cms'].map(() => [{ interval: '30s', path: '/metrics', port: 'http' }]),
    ),
  ),
  'S0-OBS-03': row(
    'Grafana with dashboards',
    values('kube-prometheus-stack', 'grafana.enabled').is(true),
    values('kube-prometheus-stack', 'grafana.sidecar.dashboards.enabled').is(true),
    kubernetes(
      'monitoring-config/configmap-dashboard-overview',
      'metadata.labels.grafana_dashboard',
    ).is('1'),
    kubernetes(
      'monitoring-config/configmap-dashboard-overview',
      'data."overview.json".panels[0].title',
    ).is('Available pods'),
  ),
  'S0-OBS-04': row(
    'Fluentd gathers logs, in a namespace of its own',
    argocd(application('fluentd'), 'spec.source.chart').is('fluentd'),
    values('fluentd', 'kind').is('DaemonSet'),
    values('fluentd', 'tolerations').is([{ operator: 'Exists' }]),
    argocd(application('fluentd'), 'spec.destination.namespace').is('logging'),
    deviates('addons.fluentd'),
  ),
  'S0-OBS-05': row(
    'alerts reach people',
    values('kube-prometheus-stack', 'alertmanager.enabled').is(true),
    values('kube-prometheus-stack', 'alertmanager.config.route.receiver').is('alerts-topic'),
    values(
      'kube-prometheus-stack',
      'alertmanager.config.receivers[name=alerts-topic].sns_configs[].topic_arn',
    ).are('arn:aws:sns:us-east-1:444455556666:openedx-prod-alerts'),
    terraform('observability', 'aws_sns_topic.alerts.name').is('openedx-prod-alerts'),
    terraform('observability', 'aws_sns_topic_subscription.on-call.topic_arn').is(
      '${aws_sns_topic.alerts.arn}',
    ),
    terraform('observability', 'aws_sns_topic_subscription.on-call.endpoint').is(
      'on-call@openedx-platform.org',
    ),
    alert('rollouts', 'ServiceUnavailable').are('critical'),
    alert('rollouts', 'RolloutStalled').are('critical'),
    alert('services', 'ServiceUnavailable').are('critical'),
    alert('pods', 'ContainerCrashLooping').are('critical'),
  ),
  'S0-OBS-06': row(
    'logs go to CloudWatch Logs',
    outputs.includes(
      '@type cloudwatch_logs',
      'region us-east-1',
      'log_group_name_key log_group',
      '"/openedx/prod/" + record.dig("kubernetes", "labels", "app.kubernetes.io/name").to_s',
    ),
    ...SERVICES.map((service) =>
      terraform('observability', `aws_cloudwatch_log_group.${service}.name`).is(
        `/openedx/prod/${service}`,
      ),
    ),
    deviates('addons.fluentd'),
  ),
  'S0-CD-01': row(
    'Argo CD in namespace argocd',
    argocd(application('argo-cd'), 'spec.source.chart').is('argo-cd'),
    argocd(application('argo-cd'), 'spec.destination.namespace').is('argocd'),
    kubernetes('namespaces/namespace-argocd', 'metadata.name').is('argocd'),
    argocd('application-*', 'metadata.namespace').all('argocd'),
  ),
  'S0-CD-02': row(
    'Argo CD follows the repository',
    argocd('application-*', 'spec.syncPolicy.automated').all({ prune: true, selfHeal: true }),
    file('root.yaml', 'spec.source.repoURL').is(REPOSITORY),
    file('root.yaml', 'spec.source.path').is('dist/openedx/prod/argocd'),
    file('root.yaml', 'spec.source.targetRevision').is('main'),
    file('root.yaml', 'spec.syncPolicy.automated').is({ prune: true, selfHeal: true }),
    ...SERVICES.flatMap((service) => [
      argocd(application(service), 'spec.source.repoURL').is(REPOSITORY),
      argocd(application(service), 'spec.source.path').is(
        `dist/openedx/prod/kubernetes/${service}`,
      ),
    ]),
  ),
  'S0-CD-03': row(
    'Argo CD can go back',
    argocd('application-*', 'spec.revisionHistoryLimit').all(10),
    kubernetes('*/rollout-*', 'spec.revisionHistoryLimit').are(5, 5),
    kubernetes('*/deployment-*', 'spec.revisionHistoryLimit').all(5),
  ),
  'S0-CD-04': row(
    'LMS and CMS are rolled out as canaries',
    argocd(application('argo-rollouts'), 'spec.source.chart').is('argo-rollouts'),
    canary('lms', 'steps').is(steps),
    canary('cms', 'steps').is(steps),
  ),
  'S0-CD-05': row(
    'a version that fails goes back',
    kubernetes('*/rollout-*', 'spec.progressDeadlineAbort').are(true, true),
    ...analysed('lms'),
    ...analysed('cms'),
    file('ci/github/deploy-prod.yml', 'jobs.deploy.steps[name="Roll back"].if').are(
      'failure() || cancelled()',
    ),
    file('ci/github/deploy-prod.yml', 'jobs.deploy.steps[name="Roll back"].run').includes(
      'npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$before"',
      'git push origin "HEAD:$PLATFORM_BRANCH"',
    ),
  ),
  'S0-CD-06': row(
    'each deployment is a commit',
    file('ci/github/deploy-prod.yml', 'jobs.deploy.steps[name="Update manifests"].run').includes(
      'git commit --message "$SERVICE_KEY $IMAGE_TAG in $ENVIRONMENT"',
      'git push origin "HEAD:$PLATFORM_BRANCH"',
    ),
    file('ci/github/deploy-prod.yml', 'env.PLATFORM_REPOSITORY').is(REPOSITORY),
    documented('Git history is the audit trail of all deployments'),
  ),
  'S0-CD-07': row(
    'the version that runs is the one of the environment',
    kubernetes('*/rollout-*', 'spec.template.spec.containers[].image').all(
      '444455556666.dkr.ecr.us-east-1.amazonaws.com/openedx/lms:1.0.0',
    ),
    kubernetes('*/deployment-*-worker', 'spec.template.spec.containers[].image').all(
      '444455556666.dkr.ecr.us-east-1.amazonaws.com/openedx/lms:1.0.0',
    ),
    kubernetes('*/*', 'spec.template.spec.containers[].image').excludes(':latest'),
  ),
  'S0-CI-01': row(
    'a push to main starts the pipeline',
    build('on').is({ push: { branches: ['main'] } }),
  ),
  'S0-CI-02': row(
    'test, build, scan, push, release, in this order',
    build('jobs.build-push.steps[2].name').is('Test code'),
    build('jobs.build-push.steps[2].run').includes('python -m pytest'),
    build('jobs.build-push.steps[5].name').is('Build image'),
    build('jobs.build-push.steps[5].run').includes('docker build --pull'),
    build('jobs.build-push.steps[7].name').is('Scan image'),
    build('jobs.build-push.steps[7].with.exit-code').is('1'),
    build('jobs.build-push.steps[7].with.severity').is('HIGH,CRITICAL'),
    build('jobs.build-push.steps[8].name').is('Push to ECR'),
    build('jobs.build-push.steps[8].run').includes('docker push "$IMAGE"'),
    build('jobs.build-push.steps[9].name').is('Create release'),
    build('jobs.build-push.steps[9].run').includes('gh release create "$release"'),
  ),
  'S0-CI-03': row(
    'repositories in ECR',
    terraform('registry', 'aws_ecr_repository.*.name').are('openedx/lms', 'openedx/mfe'),
    terraform('registry', 'aws_ecr_repository.*.image_scanning_configuration.scan_on_push').all(
      true,
    ),
  ),
  'S0-DR-01': row(
    'a zone fails: pods go to the others',
    kubernetes(
      '*/*',
      'spec.template.spec.topologySpreadConstraints[topologyKey=topology.kubernetes.io/zone].whenUnsatisfiable',
    ).all('ScheduleAnyway'),
    ...['aws_rds_cluster_instance', 'aws_docdb_cluster_instance'].map((member) =>
      terraform('data', `${member}.*.availability_zone`).are(
        'us-east-1a',
        'us-east-1b',
        'us-east-1c',
      ),
    ),
    terraform('cluster', 'aws_eks_node_group.*.subnet_ids').count(2),
    terraform('data', 'aws_elasticache_replication_group.main.multi_az_enabled').is(true),
    deviates('caches.main.replicasPerShard'),
  ),
  'S0-DR-02': row(
    'a database fails: a member takes over, and backups restore',
    documented('backups restore within the recovery point'),
    terraform('data', 'aws_rds_cluster_instance.*.promotion_tier').are(0, 1, 2),
    terraform('data', 'aws_docdb_cluster_instance.*.promotion_tier').are(0, 1, 2),
    terraform('data', 'aws_elasticache_replication_group.main.automatic_failover_enabled').is(true),
    terraform('data', 'aws_elasticache_replication_group.main.replicas_per_node_group').is(2),
    terraform('data', 'aws_rds_cluster.main.backup_retention_period').is(14),
    terraform('data', 'aws_docdb_cluster.main.backup_retention_period').is(14),
    terraform('data', 'aws_efs_backup_policy.main.backup_policy.status').is('ENABLED'),
  ),
  'S0-DR-03': row(
    'a region fails: 1 hour, 15 minutes',
    documented('Recovery time (RTO): 1h'),
    documented('Recovery point (RPO): 15m'),
    terraform('data', 'aws_rds_cluster.main.global_cluster_identifier').is(
      '${aws_rds_global_cluster.main.id}',
    ),
    terraform('data', 'aws_rds_global_cluster.main.global_cluster_identifier').is(
      'openedx-prod-main',
    ),
    recovered.terraform('data', 'provider.aws[0].region').is('us-west-2'),
    recovered
      .terraform('data', 'aws_rds_cluster.main.global_cluster_identifier')
      .is('openedx-prod-main'),
    recovered.terraform('data', 'aws_rds_cluster.main.source_region').is('us-east-1'),
    recovered.terraform('network', 'aws_vpc.*.cidr_block').are('10.1.0.0/16'),
    ...['media', 'backups'].flatMap((bucket) => [
      replication(bucket, 'destination.bucket').are(`\${aws_s3_bucket.${bucket}-replica.arn}`),
      replication(bucket, 'destination.replication_time').are({
        status: 'Enabled',
        time: { minutes: 15 },
      }),
      terraform('recovery', `aws_s3_bucket.${bucket}-replica.provider`).is('aws.recovery'),
    ]),
    terraform('recovery', 'provider.aws[alias=recovery].region').are('us-west-2'),
    terraform('recovery', 'aws_efs_replication_configuration.main.destination.region').is(
      'us-west-2',
    ),
    terraform('recovery', 'aws_efs_replication_configuration.main.source_file_system_id').is(
      '${data.terraform_remote_state.data.outputs.file_system_ids["main"]}',
    ),
    terraform('data', 'output.file_system_ids.value.main').is('${aws_efs_file_system.main.id}'),
    terraform('data', 'aws_docdb_cluster.main.global_cluster_identifier').is(
      '${aws_docdb_global_cluster.main.id}',
    ),
    terraform('data', 'aws_docdb_global_cluster.main.global_cluster_identifier').is(
      'openedx-prod-document-main',
    ),
    recovered
      .terraform('data', 'aws_docdb_cluster.main.global_cluster_identifier')
      .is('openedx-prod-document-main'),
    terraform('recovery', 'aws_backup_plan.stores.rule[].schedule').are('cron(0 9 * * ? *)'),
    terraform('recovery', 'aws_backup_plan.stores.rule[].copy_action[].destination_vault_arn').are(
      '${aws_backup_vault.stores-recovery.arn}',
    ),
    terraform('recovery', 'aws_backup_vault.stores-recovery.provider').is('aws.recovery'),
    terraform(
      'registry',
      'aws_ecr_replication_configuration.images.replication_configuration.rule[].destination[].region',
    ).are('us-west-2'),
    deviates('aws.recoveryRegion'),
  ),
  'S0-DOC-01': row(
    'what to do when a region fails',
    documented(
      'When the region fails, people follow the steps in the README of openedx/prod-dr and in docs/how-to/fail-over.md',
    ),
    recovered.documented('aws rds failover-global-cluster --region us-west-2'),
    recovered.documented('aws docdb failover-global-cluster --region us-west-2'),
    recovered.documented('indices are built again from the stores'),
  ),
  'S0-DOC-02': row(
    'version of the design',
    documented('Architecture version 2.0 (Production Ready), last updated February 2026.'),
  ),
};
