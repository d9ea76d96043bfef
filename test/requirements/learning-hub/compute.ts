// The platform as a whole, the cluster, and what holds for each service.
import { outputOf, type Rows, row } from '../proof/rows.ts';
import { NAMES, SERVICES } from './services/services.ts';

const { kubernetes, terraform, values, deviates } = outputOf('learning-hub/prod');

const GROUPS = ['az1', 'az2', 'az3'];
const CONTAINER = 'spec.template.spec.containers[0]';
const NODES = 'aws_eks_node_group';

const countOf = (group: string) =>
  [...SERVICES.values()].filter((service) => service.group === group).length;

/** In the Deployment of each service. */
const each = (path: string) => kubernetes('*/deployment-*', path);

/** In what scales each service. */
const scaled = (path: string) => kubernetes('*/horizontalpodautoscaler-*', path);

export const rows: Rows = {
  'S3-ARCH-01': row(
    '36 microservices on EKS: the list has 37, and the gateway',
    each('metadata.namespace').all('backend-prod'),
    each('metadata.name').are(...NAMES),
    each('spec.template.spec.containers[0].name').are(...NAMES),
    deviates('services'),
  ),
  'S3-ARCH-02': row(
    'five groups of 15, 7, 5, 6 and 4, and the gateway',
    each('metadata.labels."learninghub.io/category"').are(
      ...[...SERVICES.values()].map(({ group }) => group),
    ),
    ...['learning', 'engagement', 'commerce', 'analytics', 'platform', 'gateway'].map((group) =>
      each(`[labels."learninghub.io/category"=${group}].name`).count(countOf(group)),
    ),
    deviates('categories.titles.platform'),
  ),
  'S3-CMP-01': row(
    'the cluster learning-hub-prod',
    terraform('cluster', 'aws_eks_cluster.*.name').are('learning-hub-prod'),
  ),
  'S3-CMP-02': row(
    'Kubernetes 1.28, which cannot be created any more',
    terraform('cluster', 'aws_eks_cluster.main.version').is('1.35'),
    terraform('cluster', `${NODES}.*.version`).all('1.35'),
    deviates('cluster.version'),
  ),
  'S3-CMP-03': row(
    'three node groups, each in a zone of its own, and a fourth that buys on spot',
    terraform('cluster', `${NODES}[capacity_type=ON_DEMAND].instance_types[]`).are(
      ...GROUPS.map(() => 't3.xlarge'),
    ),
    ...GROUPS.map((group) =>
      terraform('cluster', `${NODES}.${group}.node_group_name`).matches(
        new RegExp(`^learning-hub-prod-${group}-\\w{7}$`),
      ),
    ),
    ...GROUPS.map((group, index) =>
      terraform('cluster', `${NODES}.${group}.subnet_ids[]`).are(
        `\${data.terraform_remote_state.network.outputs.subnet_ids["private"][${index}]}`,
      ),
    ),
    ...['us-east-1a', 'us-east-1b', 'us-east-1c'].map((zone, index) =>
      terraform('network', `output.subnet_ids.value.private[${index}]`).is(
        `\${aws_subnet.private-${zone}.id}`,
      ),
    ),
    deviates('cluster.nodeGroups.spot'),
  ),
  'S3-CMP-04': row(
    't3.xlarge, and on spot two further types of its size',
    terraform('cluster', `${NODES}[capacity_type=ON_DEMAND].instance_types`).are(
      ...GROUPS.map(() => ['t3.xlarge']),
    ),
    terraform('cluster', `${NODES}.spot.instance_types[]`).are(
      't3.xlarge',
      'm5.xlarge',
      'm6i.xlarge',
    ),
    deviates('cluster.nodeGroups.spot'),
  ),
  'S3-CMP-05': row(
    'at least six nodes, two per zone, which hold what 114 pods request',
    terraform('cluster', `${NODES}.*.scaling_config.min_size`).are(2, 2, 2, 0),
    ...GROUPS.map((group) =>
      terraform('cluster', `${NODES}.${group}.scaling_config.min_size`).is(2),
    ),
    each(`${CONTAINER}.resources.requests.cpu`).all('100m'),
    each(`${CONTAINER}.resources.requests.memory`).all('256Mi'),
  ),
  'S3-CMP-06': row(
    'at most 30 nodes, eight per zone and six on spot, which the Cluster Autoscaler starts',
    terraform('cluster', `${NODES}.*.scaling_config.max_size`).are(8, 8, 8, 6),
    ...[...GROUPS, 'spot'].map((group) =>
      terraform('cluster', `${NODES}.${group}.scaling_config.desired_size`).matches(
        /running : group\.scaling_config/,
      ),
    ),
    values('cluster-autoscaler', 'autoDiscovery.clusterName').is('learning-hub-prod'),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-cluster-autoscaler.statement[sid=Scale].actions',
    ).includes('autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'),
  ),
  'S3-CMP-07': row(
    'about 108 pods: 38 services with three each are 114, when load is low',
    scaled('spec.minReplicas').all(3),
    scaled('spec.minReplicas').count(38),
    deviates('services'),
  ),
  'S3-APP-01': row(
    'three replicas of each service, of which one at a time may be drained',
    kubernetes('*/poddisruptionbudget-*', 'spec.maxUnavailable').all(1),
    kubernetes('*/poddisruptionbudget-*', 'spec.selector.matchLabels."app.kubernetes.io/name"').are(
      ...NAMES,
    ),
    each('spec.replicas').all(3),
    ...NAMES.flatMap((name) => [
      kubernetes(`${name}/horizontalpodautoscaler-${name}`, 'spec.minReplicas').is(3),
      kubernetes(`${name}/horizontalpodautoscaler-${name}`, 'spec.scaleTargetRef').is({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name,
      }),
    ]),
  ),
  'S3-APP-02': row(
    'limits of 512 MB to 2 GB',
    each(`${CONTAINER}.resources.limits.memory`).matches(/^(512Mi|1Gi|2Gi)$/),
    each(`${CONTAINER}.resources.limits.memory`).count(38),
  ),
  'S3-APP-03': row(
    'limits of 0.25 to 1 vCPU',
    each(`${CONTAINER}.resources.limits.cpu`).matches(/^(250m|500m|1)$/),
    each(`${CONTAINER}.resources.limits.cpu`).count(38),
  ),
  'S3-APP-04': row(
    'the gateway authenticates, limits rates and routes',
    kubernetes('api-gateway/configmap-api-gateway', 'data.AUTHENTICATION_REQUIRED').is('true'),
    kubernetes('api-gateway/configmap-api-gateway', 'data.AUTHENTICATION_URL').is(
      'http://auth-service.backend-prod.svc.cluster.local:3002',
    ),
    kubernetes('api-gateway/configmap-api-gateway', 'data.RATE_LIMIT_REQUESTS_PER_MINUTE').is(
      '600',
    ),
    kubernetes('api-gateway/configmap-api-gateway', 'data.*_SERVICE_URL').count(32),
    kubernetes(
      'api-gateway/deployment-api-gateway',
      `${CONTAINER}.envFrom[].configMapRef.name`,
    ).are('api-gateway'),
  ),
  'S3-APP-05': row(
    'WebSockets to the chat service: CloudFront, load balancer, gateway, chat',
    terraform(
      'edge',
      'aws_cloudfront_distribution.main.ordered_cache_behavior[path_pattern=/ws/*].target_origin_id',
    ).is('api'),
    // CachingDisabled, and AllViewerExceptHostHeader, which passes on the headers of the handshake.
    terraform(
      'edge',
      'aws_cloudfront_distribution.main.ordered_cache_behavior[path_pattern=/ws/*].cache_policy_id',
    ).is('4135ea2d-6df8-44a3-9df3-5b5a84be39ad'),
    terraform(
      'edge',
      'aws_cloudfront_distribution.main.ordered_cache_behavior[path_pattern=/ws/*].origin_request_policy_id',
    ).is('b689b0a8-53d0-40ab-baf2-68738e2966ac'),
    terraform('edge', 'aws_lb_listener_rule.main-110.condition[0].path_pattern.values[]').are(
      '/ws/*',
    ),
    terraform('edge', 'aws_lb_listener_rule.main-110.action[0].target_group_arn').is(
      '${aws_lb_target_group.main-api-gateway.arn}',
    ),
    // Over HTTP/2 a load balancer upgrades no connection.
    terraform('edge', 'aws_lb_target_group.main-api-gateway.protocol_version').is('HTTP1'),
    terraform('edge', 'aws_lb.main.idle_timeout').is(60),
    kubernetes('api-gateway/configmap-api-gateway', 'data.CHAT_SERVICE_URL').is(
      'http://chat-service.backend-prod.svc.cluster.local:3020',
    ),
    kubernetes(
      'chat-service/networkpolicy-chat-service',
      'spec.ingress[0].from[podSelector.matchLabels."app.kubernetes.io/name"=api-gateway].namespaceSelector.matchLabels."kubernetes.io/metadata.name"',
    ).is('backend-prod'),
  ),
  'S3-HA-01': row(
    'each service in three zones',
    each(
      'spec.template.spec.topologySpreadConstraints[topologyKey=topology.kubernetes.io/zone].maxSkew',
    ).all(1),
    each(
      'spec.template.spec.topologySpreadConstraints[topologyKey=topology.kubernetes.io/zone].maxSkew',
    ).count(38),
    each(
      'spec.template.spec.topologySpreadConstraints[topologyKey=topology.kubernetes.io/zone].labelSelector.matchLabels."app.kubernetes.io/name"',
    ).are(...NAMES),
  ),
};
