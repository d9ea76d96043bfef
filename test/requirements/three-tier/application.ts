// The cluster, the API in it, and how both grow and heal.
import { type Claim, outputOf, type Rows, row } from '../proof/rows.ts';
import { subnetsOf } from '../proof/subnets.ts';
import { redisOfTheApi } from './data.ts';

const { terraform, kubernetes, argocd, values, documented, deviates } = outputOf('three-tier/prod');

const pod = (path: string) => kubernetes('api/deployment-api', `spec.template.spec.${path}`);
const container = (path: string) => pod(`containers[name=api].${path}`);
const autoscaler = (path: string) => kubernetes('api/horizontalpodautoscaler-api', `spec.${path}`);
const group = (name: string, path: string) =>
  terraform('cluster', `aws_eks_node_group.${name}.${path}`);
const egress = (path: string) => kubernetes('api/networkpolicy-api', `spec.egress${path}`);

const PRIVATE = subnetsOf('private');

const scalesPods: readonly [Claim, ...Claim[]] = [
  autoscaler('scaleTargetRef').is({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' }),
  autoscaler('minReplicas').is(3),
  autoscaler('maxReplicas').is(12),
  kubernetes('api/deployment-api', 'spec.replicas').is(3),
];

const scalesNodes: readonly [Claim, ...Claim[]] = [
  group('general', 'scaling_config.min_size').is(3),
  group('general', 'scaling_config.max_size').is(9),
  group('general', 'scaling_config.desired_size').matches(/running : group\.scaling_config/),
  values('cluster-autoscaler', 'autoDiscovery.clusterName').is('three-tier-prod'),
  values('cluster-autoscaler', 'rbac.serviceAccount.annotations."eks.amazonaws.com/role-arn"').is(
    'arn:aws:iam::222233334444:role/three-tier-prod-addon-cluster-autoscaler',
  ),
  terraform(
    'identity',
    'data.aws_iam_policy_document.addon-cluster-autoscaler.statement[1].actions',
  ).is(['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup']),
];

/** Where the values of charts describe pods that rather run on spot nodes. */
const ON_SPOT: readonly (readonly [component: string, place: string])[] = [
  ['opentelemetry-collector', ''],
  ['thanos', 'query.'],
  ['thanos', 'storegateway.'],
];

/** Nodes that can be taken back, and pods that may be: they rather run there, and tolerate the taint. */
export const spotCapacity: readonly [Claim, ...Claim[]] = [
  group('spot', 'capacity_type').is('SPOT'),
  group('spot', 'scaling_config.min_size').is(2),
  group('spot', 'scaling_config.max_size').is(6),
  group('spot', 'taint').is([{ effect: 'PREFER_NO_SCHEDULE', key: 'spot', value: 'true' }]),
  ...ON_SPOT.flatMap(([component, place]) => [
    values(
      component,
      `${place}affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions`,
    ).is([{ key: 'eks.amazonaws.com/capacityType', operator: 'In', values: ['SPOT'] }]),
    values(component, `${place}tolerations`).is([
      { effect: 'PreferNoSchedule', key: 'spot', operator: 'Equal', value: 'true' },
    ]),
  ]),
  group('spot', 'instance_types').is(['m5.large', 'm6i.large']),
];

/** Pods of charts that are never one alone. */
const REPLICAS: readonly (readonly [component: string, path: string])[] = [
  ['argo-cd', 'server.replicas'],
  ['argo-cd', 'repoServer.replicas'],
  ['argo-cd', 'applicationSet.replicas'],
  ['aws-load-balancer-controller', 'replicaCount'],
  ['cert-manager', 'replicaCount'],
  ['cert-manager', 'webhook.replicaCount'],
  ['cert-manager', 'cainjector.replicaCount'],
  ['cluster-autoscaler', 'replicaCount'],
  ['external-secrets', 'replicaCount'],
  ['external-secrets', 'webhook.replicaCount'],
  ['istiod', 'replicaCount'],
  ['kube-prometheus-stack', 'alertmanager.alertmanagerSpec.replicas'],
  ['kube-prometheus-stack', 'grafana.replicas'],
  ['kube-prometheus-stack', 'prometheus.prometheusSpec.replicas'],
  ['metrics-server', 'replicas'],
  ['opentelemetry-collector', 'replicaCount'],
  ['thanos', 'query.replicaCount'],
  ['thanos', 'storegateway.replicaCount'],
];

export const application: Rows = {
  'S2-ARCH-01': row(
    'three tiers, available and scalable',
    terraform('network', 'aws_subnet.*.tags.Tier').are(
      ...['public', 'private', 'database'].flatMap((tier) => [tier, tier, tier]),
    ),
    terraform('edge', 'aws_cloudfront_distribution.main.origin[].origin_id').are(
      'api',
      'web',
      'web-replica',
    ),
    container('image').is('222233334444.dkr.ecr.us-east-1.amazonaws.com/three-tier/api:1.0.0'),
    autoscaler('maxReplicas').is(12),
    terraform('data', 'aws_db_instance.main.multi_az').is(true),
    terraform('data', 'aws_docdb_cluster_instance.*.cluster_identifier').count(3),
    terraform('data', 'aws_elasticache_replication_group.main.multi_az_enabled').is(true),
  ),
  'S2-APP-01': row(
    'an application load balancer, FastAPI on EKS that scales, Redis for sessions',
    terraform('edge', 'aws_lb.main.load_balancer_type').is('application'),
    terraform('edge', 'aws_lb.main.internal').is(false),
    terraform('edge', 'aws_lb_listener_rule.main-100.action[0].target_group_arn').is(
      '${aws_lb_target_group.main-api.arn}',
    ),
    terraform('edge', 'aws_lb_target_group.main-api.name').is('three-tier-prod-api'),
    kubernetes('api/targetgroupbinding-api', 'spec.targetGroupName').is('three-tier-prod-api'),
    kubernetes('api/targetgroupbinding-api', 'spec.serviceRef').is({ name: 'api', port: 8000 }),
    container('image').is('222233334444.dkr.ecr.us-east-1.amazonaws.com/three-tier/api:1.0.0'),
    terraform('cluster', 'aws_eks_cluster.main.name').is('three-tier-prod'),
    ...scalesPods,
    ...redisOfTheApi,
    terraform('data', 'aws_elasticache_replication_group.main.description').includes('Sessions'),
  ),
  'S2-APP-02': row(
    'FastAPI: a REST API that documents itself with OpenAPI',
    kubernetes('api/configmap-api', 'data.OPENAPI_PATH').is('/api/openapi.json'),
    container('envFrom[].configMapRef.name').are('api'),
    container('ports[name=http].containerPort').is(8000),
    documented('The API is RESTful and documents itself with OpenAPI'),
  ),
  'S2-APP-03': row(
    'JSON Web Tokens, signed with a key that nobody sees',
    terraform('data', 'aws_secretsmanager_secret.secret-tokens.name').is(
      'three-tier/prod/secrets/tokens',
    ),
    terraform('data', 'aws_secretsmanager_secret_version.secret-tokens.secret_string_wo').includes(
      '"JWT_SECRET_KEY":"${ephemeral.aws_secretsmanager_random_password.secret-tokens-jwt_secret_key.random_password}"',
    ),
    kubernetes(
      'api/externalsecret-api',
      'spec.data[secretKey=secret_tokens_JWT_SECRET_KEY].remoteRef',
    ).is({
      key: 'three-tier/prod/secrets/tokens',
      property: 'JWT_SECRET_KEY',
    }),
    kubernetes('api/externalsecret-api', 'spec.target.template.data.JWT_SECRET_KEY').is(
      '{{ .secret_tokens_JWT_SECRET_KEY }}',
    ),
    container('env[name=JWT_SECRET_KEY].valueFrom.secretKeyRef').is({
      name: 'api',
      key: 'JWT_SECRET_KEY',
    }),
    kubernetes('api/configmap-api', 'data.JWT_ALGORITHM').is('HS256'),
  ),
  'S2-APP-04': row(
    'the API limits rates, with Redis',
    ...redisOfTheApi,
    documented('A request passes the rate limiter (Redis), the JWT check'),
  ),
  'S2-APP-05': row(
    'the API validates requests and works asynchronously',
    documented(
      "validation, authorization and asynchronous I/O are FastAPI's and the application's own",
    ),
  ),
  'S2-HA-01': row(
    'everything critical spans three zones',
    terraform('cluster', 'aws_eks_node_group.*.subnet_ids').all(PRIVATE),
    terraform('network', 'output.subnet_ids.value.private').is(
      ['a', 'b', 'c'].map((zone) => `\${aws_subnet.private-us-east-1${zone}.id}`),
    ),
    terraform('network', 'output.subnet_ids.value.public').is(
      ['a', 'b', 'c'].map((zone) => `\${aws_subnet.public-us-east-1${zone}.id}`),
    ),
    terraform('edge', 'aws_lb.main.subnets').is(subnetsOf('public')),
    terraform('data', 'aws_db_instance.main.multi_az').is(true),
    terraform('data', 'aws_docdb_cluster_instance.*.availability_zone').are(
      'us-east-1a',
      'us-east-1b',
      'us-east-1c',
    ),
    terraform('data', 'aws_elasticache_replication_group.main.multi_az_enabled').is(true),
    terraform('data', 'aws_elasticache_replication_group.main.replicas_per_node_group').is(2),
    pod('topologySpreadConstraints[topologyKey=topology.kubernetes.io/zone].maxSkew').is(1),
  ),
  'S2-HA-02': row(
    'nothing is there once only: NAT gateways, pods, what runs beside them',
    terraform('network', 'aws_nat_gateway.*.subnet_id').are(
      ...['a', 'b', 'c'].map((zone) => `\${aws_subnet.public-us-east-1${zone}.id}`),
    ),
    ...['a', 'b', 'c'].map((zone) =>
      terraform('network', `aws_route.private-us-east-1${zone}.nat_gateway_id`).is(
        `\${aws_nat_gateway.us-east-1${zone}.id}`,
      ),
    ),
    autoscaler('minReplicas').is(3),
    kubernetes('api/poddisruptionbudget-api', 'spec.maxUnavailable').is(1),
    ...REPLICAS.map(([component, path]) => values(component, path).is(2)),
    values('argo-cd', 'redis-ha.enabled').is(true),
    values('kube-prometheus-stack', 'grafana.service.sessionAffinity').is('ClientIP'),
    deviates('addons.jaeger'),
  ),
  'S2-HA-03': row(
    'what is unhealthy is replaced: pods by their probes, nodes by EKS, caches and databases by their standby',
    container('livenessProbe.httpGet').is({ path: '/health', port: 'http' }),
    container('readinessProbe.httpGet').is({ path: '/health', port: 'http' }),
    terraform('cluster', 'aws_eks_node_group.*.node_repair_config.enabled').are(true, true),
    terraform('data', 'aws_elasticache_replication_group.main.automatic_failover_enabled').is(true),
    terraform('data', 'aws_db_instance.main.multi_az').is(true),
  ),
  'S2-HA-04': row(
    'load goes to healthy pods, which are ready only when the load balancer finds them so',
    terraform('edge', 'aws_lb_target_group.main-api.health_check.enabled').is(true),
    terraform('edge', 'aws_lb_target_group.main-api.health_check.path').is('/health'),
    terraform('edge', 'aws_lb_target_group.main-api.health_check.unhealthy_threshold').is(3),
    kubernetes(
      'namespaces/namespace-application',
      'metadata.labels."elbv2.k8s.aws/pod-readiness-gate-inject"',
    ).is('enabled'),
  ),
  'S2-ASC-01': row('more instances under load: pods and nodes', ...scalesPods, ...scalesNodes),
  'S2-ASC-02': row(
    'pods scale on CPU and memory',
    autoscaler('metrics[].resource.name').are('cpu', 'memory'),
    autoscaler('metrics[].type').all('Resource'),
    autoscaler('metrics[resource.name=cpu].resource.target.averageUtilization').is(70),
    autoscaler('metrics[resource.name=memory].resource.target.averageUtilization').is(80),
    container('resources.requests').is({ cpu: '250m', memory: '512Mi' }),
    argocd('application-three-tier-prod-metrics-server', 'spec.source.chart').is('metrics-server'),
  ),
  'S2-ASC-03': row(
    'a read replica, whose address the API has beside the one it writes to',
    terraform('data', 'aws_db_instance.main-reader.replicate_source_db').is(
      '${aws_db_instance.main.identifier}',
    ),
    terraform(
      'data',
      'aws_secretsmanager_secret_version.database-main-endpoints.secret_string.reader_host',
    ).is('${aws_db_instance.main-reader.address}'),
    kubernetes(
      'api/externalsecret-api',
      'spec.data[secretKey=database_main_reader_host].remoteRef',
    ).is({
      key: 'three-tier/prod/databases/main/endpoints',
      property: 'reader_host',
    }),
    kubernetes('api/externalsecret-api', 'spec.target.template.data.DATABASE_READ_URL').matches(
      /^mysql:\/\/.+@\{\{ \.database_main_reader_host \}\}:/,
    ),
    container('env[name=DATABASE_READ_URL].valueFrom.secretKeyRef').is({
      name: 'api',
      key: 'DATABASE_READ_URL',
    }),
  ),
  'S2-ASC-04': row('EKS: pods scale by themselves', ...scalesPods),
  'S2-CMP-01': row(
    'EKS: a managed control plane',
    terraform('cluster', 'aws_eks_cluster.*.name').is('three-tier-prod'),
    terraform('cluster', 'aws_eks_cluster.main.version').is('1.35'),
  ),
  'S2-CMP-02': row('EKS: node groups that scale by themselves', ...scalesNodes),
  'S2-CMP-03': row('EKS: spot capacity', ...spotCapacity),
  'S2-MESH-01': row(
    'EKS: the mesh of Istio, with mutual TLS for the application',
    argocd('application-three-tier-prod-istio-base', 'spec.source.repoURL').is(
      'https://istio-release.storage.googleapis.com/charts',
    ),
    argocd('application-three-tier-prod-istio-base', 'spec.source.chart').is('base'),
    argocd('application-three-tier-prod-istiod', 'spec.source.chart').is('istiod'),
    argocd('application-three-tier-prod-istio-cni', 'spec.source.chart').is('cni'),
    kubernetes('namespaces/namespace-application', 'metadata.labels.istio-injection').is('enabled'),
    kubernetes('mesh/peerauthentication-default', 'spec.mtls.mode').is('STRICT'),
    kubernetes('mesh/peerauthentication-default', 'metadata.namespace').is('istio-system'),
  ),
  'S2-FLOW-07': row(
    'a pod asks Redis, and the databases where it has to',
    ...redisOfTheApi,
    container('env[name=DATABASE_URL].valueFrom.secretKeyRef').is({
      name: 'api',
      key: 'DATABASE_URL',
    }),
    container('env[name=MONGODB_URL].valueFrom.secretKeyRef').is({
      name: 'api',
      key: 'MONGODB_URL',
    }),
    kubernetes('api/externalsecret-api', 'spec.target.template.data.DATABASE_URL').includes(
      'mysql://',
      '@{{ .database_main_host }}:',
    ),
    kubernetes('api/externalsecret-api', 'spec.target.template.data.MONGODB_URL').includes(
      'mongodb://',
      '@{{ .document_database_main_host }}:',
      'tls=true',
    ),
    kubernetes('api/externalsecret-api', 'spec.data[secretKey=database_main_host].remoteRef').is({
      key: 'three-tier/prod/databases/main/endpoints',
      property: 'host',
    }),
    kubernetes(
      'api/externalsecret-api',
      'spec.data[secretKey=document_database_main_host].remoteRef',
    ).is({ key: 'three-tier/prod/document-databases/main/endpoints', property: 'host' }),
    egress('[1].ports[].port').are(3306, 6379, 27017),
    egress('[1].to[].ipBlock.cidr').are('10.0.20.0/24', '10.0.21.0/24', '10.0.22.0/24'),
  ),
  'S2-FLOW-08': row(
    'answers go back the way requests came',
    documented('Answers go back through the load balancer and CloudFront the way requests came.'),
  ),
  'S2-FLOW-09': row(
    'the steps of a request inside the API, and what each of them needs',
    documented(
      'A request passes the rate limiter (Redis), the JWT check, validation, business logic, the cache (Redis), on a miss a database query and the update of the cache, then metrics and logs.',
    ),
    ...redisOfTheApi,
    container('env[].name').are(
      'DATABASE_READ_URL',
      'DATABASE_URL',
      'JWT_SECRET_KEY',
      'MONGODB_URL',
      'REDIS_URL',
    ),
    kubernetes('api/servicemonitor-api', 'spec.endpoints[0].path').is('/metrics'),
    terraform('observability', 'aws_cloudwatch_log_group.api.name').is('/three-tier/prod/api'),
  ),
};
