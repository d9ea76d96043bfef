// The five services, and what they ask of each other.
import { type Claim, type Rows, row } from '../proof/rows.ts';
import { both, dev, prod, runs, SERVICES, topicIsMade } from './environments.ts';

const policy = (service: string) => `${service}/networkpolicy-${service}`;
const secret = (service: string) => `${service}/externalsecret-${service}`;
const config = (service: string) => `${service}/configmap-${service}`;
const DATA = ['10.0.31.0/24', '10.0.32.0/24', '10.0.33.0/24'];
const DATA_OF_DEVELOPMENT = ['10.1.31.0/24', '10.1.32.0/24', '10.1.33.0/24'];

/** One calls the other: open at both ends, and told where it is. */
function calls(caller: string, callee: string, port: number): readonly [Claim, ...Claim[]] {
  const variable = `${callee.toUpperCase().replaceAll('-', '_')}_URL`;
  return [
    both
      .kubernetes(
        policy(callee),
        'spec.ingress[0].from[podSelector.matchLabels."app.kubernetes.io/name"=' +
          caller +
          '].namespaceSelector.matchLabels."kubernetes.io/metadata.name"',
      )
      .are('production', 'development'),
    both.kubernetes(policy(callee), 'spec.ingress[0].ports[].port').are(port, port),
    both
      .kubernetes(
        policy(caller),
        `spec.egress[ports.0.port=${port}].to[].podSelector.matchLabels."app.kubernetes.io/name"`,
      )
      .are(callee, callee),
    both
      .kubernetes(config(caller), `data.${variable}`)
      .are(
        `http://${callee}.production.svc.cluster.local:${port}`,
        `http://${callee}.development.svc.cluster.local:${port}`,
      ),
  ];
}

/** Has the addresses of brokers, and may reach them. */
function reachesKafka(service: string): readonly [Claim, ...Claim[]] {
  return [
    both
      .kubernetes(secret(service), 'spec.data[secretKey=kafka_main_brokers].remoteRef.key')
      .are('commerce/prod/kafka/main', 'commerce/dev/kafka/main'),
    both
      .kubernetes(
        `${service}/deployment-${service}`,
        'spec.template.spec.containers[0].env[name=KAFKA_BROKERS].valueFrom.secretKeyRef.name',
      )
      .are(service, service),
    both.kubernetes(config(service), 'data.KAFKA_SECURITY_PROTOCOL').are('SSL', 'SSL'),
    prod
      .kubernetes(policy(service), 'spec.egress[ports.1.port=9094].to[].ipBlock.cidr')
      .are(...DATA),
    // Two brokers, in two zones.
    dev
      .kubernetes(policy(service), 'spec.egress[ports.0.port=9094].to[].ipBlock.cidr')
      .are(...DATA_OF_DEVELOPMENT.slice(0, 2)),
  ];
}

function reachesDatabase(service: string): readonly [Claim, ...Claim[]] {
  return [
    both
      .kubernetes(secret(service), 'spec.data[secretKey=database_main_username].remoteRef.key')
      .are(
        `commerce/prod/databases/main/logins/${service}`,
        `commerce/dev/databases/main/logins/${service}`,
      ),
    both
      .kubernetes(
        `${service}/deployment-${service}`,
        'spec.template.spec.containers[0].env[name=DATABASE_URL].valueFrom.secretKeyRef.name',
      )
      .are(service, service),
    prod
      .kubernetes(policy(service), 'spec.egress[ports.0.port=5432].to[].ipBlock.cidr')
      .are(...DATA),
    dev
      .kubernetes(policy(service), 'spec.egress[ports.0.port=5432].to[].ipBlock.cidr')
      .are(...DATA_OF_DEVELOPMENT),
  ];
}

const reachesInternet = (service: string): readonly [Claim, ...Claim[]] => [
  both
    .kubernetes(policy(service), 'spec.egress[ports.0.port=443].to[].ipBlock.cidr')
    .are('0.0.0.0/0', '0.0.0.0/0'),
];

const apps: Rows = {
  'S4-APP-01': row(
    'microservices on Node.js',
    both.kubernetes('*/deployment-*', 'metadata.name').are(...SERVICES, ...SERVICES),
    dev.file('ci/github/build-test.yml', 'jobs.build-test.steps[1].with.node-version').is('20'),
    prod.documented("NestJS, KafkaJS, TypeORM or Prisma and OpenAPI are the services' own."),
  ),
  'S4-APP-02': row(
    'REST between services, events over Kafka',
    both
      .kubernetes('*/service-*', 'spec.ports[].appProtocol')
      .are(...[...SERVICES, ...SERVICES].map(() => 'http')),
    ...calls('api-gateway', 'order-service', 3002),
    ...reachesKafka('order-service'),
    ...reachesKafka('event-consumers'),
  ),
  'S4-APP-04': row(
    'databases and brokers have volumes, services have none that outlive them',
    both
      .kubernetes('*/deployment-*', 'spec.template.spec.volumes[].persistentVolumeClaim')
      .absent(),
    prod
      .terraform(
        'data',
        'aws_msk_cluster.main.broker_node_group_info.storage_info.ebs_storage_info.volume_size',
      )
      .is(100),
    dev.terraform('data', 'aws_db_instance.main.allocated_storage').is(50),
  ),
  'S4-APP-05': row(
    'namespace production',
    prod.kubernetes('namespaces/namespace-production', 'metadata.name').is('production'),
    prod
      .kubernetes('*/deployment-*', 'metadata.namespace')
      .are(...SERVICES.map(() => 'production')),
  ),
  'S4-APP-06': row('API gateway', ...runs('api-gateway')),
  'S4-APP-07': row('auth service', ...runs('auth-service')),
  'S4-APP-08': row('order service', ...runs('order-service')),
  'S4-APP-09': row('user service', ...runs('user-service')),
  'S4-APP-10': row(
    'consumers of Kafka',
    ...runs('event-consumers'),
    ...reachesKafka('event-consumers'),
  ),
  'S4-APP-11': row(
    'namespace development',
    dev.kubernetes('namespaces/namespace-development', 'metadata.name').is('development'),
    dev
      .kubernetes('*/deployment-*', 'metadata.namespace')
      .are(...SERVICES.map(() => 'development')),
  ),
};

const flows: Rows = {
  'S4-FLOW-01': row(
    'the cluster sends events to MSK and data to RDS',
    ...reachesKafka('order-service'),
    ...reachesDatabase('order-service'),
    both
      .terraform(
        'network',
        'aws_vpc_security_group_ingress_rule.kafka-main-from-nodes-9094.referenced_security_group_id',
      )
      .are('${aws_security_group.nodes.id}', '${aws_security_group.nodes.id}'),
    both
      .terraform(
        'network',
        'aws_vpc_security_group_ingress_rule.database-main-from-nodes-5432.referenced_security_group_id',
      )
      .are('${aws_security_group.nodes.id}', '${aws_security_group.nodes.id}'),
  ),
  'S4-FLOW-02': row(
    'the gateway calls orders, auth calls users',
    ...calls('api-gateway', 'order-service', 3002),
    ...calls('auth-service', 'user-service', 3003),
    both
      .kubernetes(
        policy('user-service'),
        'spec.ingress[0].from[].podSelector.matchLabels."app.kubernetes.io/name"',
      )
      .excludes('api-gateway'),
  ),
  'S4-FLOW-03': row(
    'orders and users reach consumers through MSK',
    ...reachesKafka('order-service'),
    ...reachesKafka('user-service'),
    ...reachesKafka('event-consumers'),
    both
      .kubernetes(config('event-consumers'), 'data.KAFKA_GROUP_ID')
      .are('event-consumers', 'event-consumers'),
  ),
  'S4-FLOW-04': row(
    'Route 53, load balancer, Service, pod, database',
    both
      .terraform('edge', 'aws_route53_record[type=A].alias.name')
      .are('${aws_lb.main.dns_name}', '${aws_lb.main.dns_name}'),
    both
      .terraform('edge', 'aws_lb_listener_rule[priority=100].action[0].target_group_arn')
      .are(
        '${aws_lb_target_group.main-api-gateway.arn}',
        '${aws_lb_target_group.main-api-gateway.arn}',
      ),
    both
      .kubernetes('api-gateway/targetgroupbinding-api-gateway', 'spec.serviceRef.name')
      .are('api-gateway', 'api-gateway'),
    both
      .kubernetes('api-gateway/service-api-gateway', 'spec.selector."app.kubernetes.io/name"')
      .are('api-gateway', 'api-gateway'),
    both
      .kubernetes(
        'api-gateway/deployment-api-gateway',
        'spec.template.spec.containers[0].ports[].containerPort',
      )
      .are(3000, 3000),
    ...reachesDatabase('order-service'),
    prod.deviates('addons.aws-load-balancer-controller'),
    dev.deviates('addons.aws-load-balancer-controller'),
  ),
  'S4-FLOW-05': row(
    'an API service produces to a topic of MSK',
    ...reachesKafka('order-service'),
    prod.documented('An API service produces to a topic of MSK, whose key chooses the partition.'),
  ),
  'S4-FLOW-06': row(
    'consumers write to the database and call an external API',
    ...reachesKafka('event-consumers'),
    ...reachesDatabase('event-consumers'),
    ...reachesInternet('event-consumers'),
  ),
  'S4-FLOW-07': row(
    'events follow each other over topics',
    ...reachesKafka('event-consumers'),
    prod.documented(
      'A service may consume one topic and produce the next; topics are how services follow each other.',
    ),
  ),
  'S4-FLOW-08': row(
    'POST /api/orders goes over the gateway to orders, which saves it',
    both
      .terraform('edge', 'aws_lb_listener_rule[priority=100].condition[0].path_pattern.values')
      .are(['/api', '/api/*'], ['/api', '/api/*']),
    both
      .terraform('edge', 'aws_lb_listener_rule[priority=100].action[0].target_group_arn')
      .are(
        '${aws_lb_target_group.main-api-gateway.arn}',
        '${aws_lb_target_group.main-api-gateway.arn}',
      ),
    ...calls('api-gateway', 'order-service', 3002),
    ...reachesDatabase('order-service'),
  ),
  'S4-FLOW-09': row(
    'orders publishes order.created to a topic, and is told that copies of it are there',
    ...topicIsMade('orders'),
    ...reachesKafka('order-service'),
    prod
      .terraform('data', 'aws_msk_configuration.main.server_properties')
      .includes('min.insync.replicas=2'),
    ...[prod, dev].map((each) =>
      each.documented('Events order.created and order.processed belong to the topic orders'),
    ),
  ),
  'S4-FLOW-10': row(
    'consumers update analytics, notify an external API and publish order.processed',
    ...topicIsMade('orders'),
    ...reachesKafka('event-consumers'),
    ...reachesDatabase('event-consumers'),
    ...reachesInternet('event-consumers'),
    both
      .kubernetes(
        'event-consumers/externalsecret-event-consumers',
        'spec.data[secretKey=external_notify_NOTIFY_API_KEY].remoteRef.key',
      )
      .are('commerce/prod/externals/notify', 'commerce/dev/externals/notify'),
  ),
};

export const services: Rows = { ...apps, ...flows };
