// The pods of Open edX, and what they ask of their stores.
import { type Claim, outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform, kubernetes, documented, deviates } = outputOf('openedx/prod');

const ZONE_SPREAD =
  'spec.template.spec.topologySpreadConstraints[topologyKey=topology.kubernetes.io/zone]';
const isDeployment = (service: string) => /worker|beat/.test(service);
const pod = (service: string) =>
  `${service}/${isDeployment(service) ? 'deployment' : 'rollout'}-${service}`;
const container = (service: string, path: string) =>
  kubernetes(pod(service), `spec.template.spec.containers[name=${service}].${path}`);
const settings = (service: string) =>
  kubernetes(`${service}/configmap-${service}-files`, 'data.shared-settings');

type Claims = readonly [Claim, ...Claim[]];

function autoscaled(service: string, least: number, most: number): Claims {
  const autoscaler = `${service}/horizontalpodautoscaler-${service}`;
  return [
    kubernetes(autoscaler, 'spec.scaleTargetRef').is({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      name: service,
    }),
    kubernetes(autoscaler, 'spec.minReplicas').is(least),
    kubernetes(autoscaler, 'spec.maxReplicas').is(most),
    kubernetes(
      autoscaler,
      'spec.metrics[resource.name=cpu].resource.target.averageUtilization',
    ).are(70),
  ];
}

/** As many pods as its autoscaler wants, and never fewer. */
function runs(service: string, least: number): Claims {
  return [
    kubernetes(`${service}/horizontalpodautoscaler-${service}`, 'spec.minReplicas').is(least),
    kubernetes(pod(service), 'spec.replicas').absent(),
    container(service, 'image').is(
      '444455556666.dkr.ecr.us-east-1.amazonaws.com/openedx/lms:1.0.0',
    ),
    kubernetes(`${service}/configmap-${service}`, 'data.SERVICE_VARIANT').is(service),
  ];
}

function probed(service: string, probe: 'readinessProbe' | 'livenessProbe', host: string): Claims {
  return [
    container(service, `${probe}.httpGet.path`).is('/heartbeat'),
    container(service, `${probe}.httpGet.port`).is('http'),
    container(service, `${probe}.httpGet.httpHeaders[name=Host].value`).are(host),
  ];
}

const LMS_HOST = 'learn.openedx-platform.org';
const CMS_HOST = 'studio.openedx-platform.org';
const STORES = ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'];

interface Store {
  readonly variable: string;
  readonly url: RegExp;
  /** What the address in the variable is filled in with. */
  readonly secretKey: string;
  readonly secret: string;
  readonly port: number;
}

const MYSQL: Store = {
  variable: 'DATABASE_URL',
  url: /^mysql:\/\/.*@\{\{ \.database_main_host \}\}:/,
  secretKey: 'database_main_host',
  secret: 'databases/main/endpoints',
  port: 3306,
};
const MONGODB: Store = {
  variable: 'MONGODB_URL',
  url: /^mongodb:\/\/.*@\{\{ \.document_database_main_host \}\}:.*\?tls=true&/,
  secretKey: 'document_database_main_host',
  secret: 'document-databases/main/endpoints',
  port: 27017,
};
const REDIS: Store = {
  variable: 'REDIS_URL',
  url: /^rediss:\/\/.*@\{\{ \.cache_main_host \}\}:/,
  secretKey: 'cache_main_host',
  secret: 'caches/main',
  port: 6379,
};
const OPENSEARCH: Store = {
  variable: 'OPENSEARCH_URL',
  url: /^\{\{ \.search_main_url \}\}$/,
  secretKey: 'search_main_url',
  secret: 'search/main',
  port: 443,
};

/** The variable, the address in it, where that comes from, and the way through the network policy. */
function reaches(service: string, store: Store): Claims {
  const secret = `${service}/externalsecret-${service}`;
  const policy = `${service}/networkpolicy-${service}`;
  const ranges = kubernetes(policy, `spec.egress[ports.*.port=${store.port}].to[].ipBlock.cidr`);
  return [
    container(service, `env[name=${store.variable}].valueFrom.secretKeyRef`).are({
      name: service,
      key: store.variable,
    }),
    kubernetes(secret, `spec.target.template.data.${store.variable}`).matches(store.url),
    kubernetes(secret, `spec.data[secretKey=${store.secretKey}].remoteRef.key`).are(
      `openedx/prod/${store.secret}`,
    ),
    // On 443 there are others outside as well.
    store.port === 443 ? ranges.are(...STORES, '0.0.0.0/0', ...STORES) : ranges.are(...STORES),
  ];
}

/** The secret that services read has the address that AWS makes up. */
const address = (secret: string, name: string, field: string, value: string): Claims => [
  terraform('data', `aws_secretsmanager_secret.${secret}.name`).is(`openedx/prod/${name}`),
  terraform('data', `aws_secretsmanager_secret_version.${secret}.secret_string.${field}`).is(value),
];
const isMysql = address(
  'database-main-endpoints',
  MYSQL.secret,
  'host',
  '${aws_rds_cluster.main.endpoint}',
);
const isMongodb = address(
  'document-database-main-endpoints',
  MONGODB.secret,
  'host',
  '${aws_docdb_cluster.main.endpoint}',
);
const isRedis = address(
  'cache-main',
  REDIS.secret,
  'host',
  '${aws_elasticache_replication_group.main.primary_endpoint_address}',
);
const isOpensearch = address(
  'search-main',
  OPENSEARCH.secret,
  'url',
  'https://${aws_opensearch_domain.main.endpoint}',
);

const QUEUES = {
  'lms-worker': '--queues=edx.lms.core.default,edx.lms.core.high,edx.lms.core.high_mem',
  'cms-worker': '--queues=edx.cms.core.default,edx.cms.core.high,edx.cms.core.low',
};

/** Results are in the cache "celery", which is in Redis as the others are. */
const RESULTS = [
  'settings["CELERY_RESULT_BACKEND"] = "django-cache"',
  'settings["CELERY_CACHE_BACKEND"] = "celery"',
  '"celery": 7200',
  '"BACKEND": "django_redis.cache.RedisCache"',
  '"LOCATION": f"{url}/1"',
];

export const workloads: Rows = {
  'S0-APP-01': row(
    'namespace openedx',
    kubernetes('namespaces/namespace-openedx', 'metadata.name').is('openedx'),
    kubernetes('*/rollout-*', 'metadata.namespace').are('openedx', 'openedx'),
    kubernetes('*/deployment-*', 'metadata.namespace').all('openedx'),
  ),
  'S0-APP-02': row(
    'LMS: 3 pods, and more under load',
    ...runs('lms', 3),
    deviates('services.lms.autoscaling'),
  ),
  'S0-APP-03': row('autoscaler of the LMS', ...autoscaled('lms', 3, 12)),
  'S0-APP-04': row('readiness of the LMS', ...probed('lms', 'readinessProbe', LMS_HOST)),
  'S0-APP-05': row('liveness of the LMS', ...probed('lms', 'livenessProbe', LMS_HOST)),
  'S0-APP-06': row(
    'CMS: 2 pods, and more under load',
    ...runs('cms', 2),
    deviates('services.cms.replicas'),
  ),
  'S0-APP-07': row('autoscaler of the CMS', ...autoscaled('cms', 2, 6)),
  'S0-APP-08': row('readiness of the CMS', ...probed('cms', 'readinessProbe', CMS_HOST)),
  'S0-APP-09': row('liveness of the CMS', ...probed('cms', 'livenessProbe', CMS_HOST)),
  'S0-APP-10': row(
    'three workers for Celery tasks, and those of the CMS',
    kubernetes(pod('lms-worker'), 'spec.replicas').is(3),
    container('lms-worker', 'args').includes('celery', '--app=lms.celery', 'worker'),
    kubernetes(pod('cms-worker'), 'spec.replicas').is(2),
    container('cms-worker', 'args').includes('celery', '--app=cms.celery', 'worker'),
    deviates('services.cms-worker.replicas'),
  ),
  'S0-APP-11': row(
    'batch jobs run in the same workers',
    container('lms-worker', 'args').includes(QUEUES['lms-worker']),
    container('cms-worker', 'args').includes(QUEUES['cms-worker']),
    kubernetes(pod('lms-worker'), 'spec.template.spec.terminationGracePeriodSeconds').is(600),
    kubernetes(pod('cms-worker'), 'spec.template.spec.terminationGracePeriodSeconds').is(600),
  ),
  'S0-APP-12': row(
    'one Celery Beat, which hands tasks to Redis',
    container('celery-beat', 'args').includes('celery', '--app=lms.celery', 'beat'),
    kubernetes(pod('celery-beat'), 'spec.replicas').is(1),
    kubernetes(pod('celery-beat'), 'spec.strategy').is({ type: 'Recreate' }),
    deviates('services.celery-beat.singleton'),
  ),
  'S0-APP-13': row(
    'static files on EFS, 50 GB',
    documented('| file system `main` | EFS, bursting throughput, `media` 100Gi, `static` 50Gi'),
    deviates('services.lms.uses.fileSystems.main.static'),
  ),
  'S0-APP-14': row(
    'media files on EFS, 100 GB',
    documented('| file system `main` | EFS, bursting throughput, `media` 100Gi, `static` 50Gi'),
  ),
  'S0-APP-15': row(
    'pods of each kind in each zone',
    deviates('services.cms.replicas'),
    ...['lms', 'cms', 'lms-worker', 'cms-worker'].flatMap((service) => [
      kubernetes(pod(service), `${ZONE_SPREAD}.maxSkew`).are(1),
      kubernetes(
        pod(service),
        `${ZONE_SPREAD}.labelSelector.matchLabels."app.kubernetes.io/name"`,
      ).are(service),
    ]),
  ),
  'S0-APP-16': row(
    'rolling updates',
    kubernetes('*/deployment-*-worker', 'spec.strategy.type').are('RollingUpdate', 'RollingUpdate'),
    kubernetes('*/deployment-*-worker', 'spec.strategy.rollingUpdate.maxSurge').are(1, 1),
    kubernetes('*/rollout-*', 'spec.strategy.canary.maxSurge').are(1, 1),
    deviates('services.lms.rollout.strategy'),
  ),
  'S0-APP-17': row(
    'health during deployments',
    kubernetes('*/rollout-*', 'spec.template.spec.containers[].readinessProbe.httpGet.path').are(
      '/heartbeat',
      '/heartbeat',
    ),
    kubernetes('*/rollout-*', 'spec.template.spec.containers[].startupProbe.httpGet.path').are(
      '/heartbeat',
      '/heartbeat',
    ),
    container('lms-worker', 'readinessProbe.exec.command.2').matches(
      /inspect ping --destination="lms@\$HOSTNAME"/,
    ),
    container('cms-worker', 'readinessProbe.exec.command.2').matches(
      /inspect ping --destination="cms@\$HOSTNAME"/,
    ),
    kubernetes('*/rollout-*', 'spec.progressDeadlineAbort').are(true, true),
    kubernetes('*/deployment-*-worker', 'spec.progressDeadlineSeconds').are(600, 600),
  ),
  'S0-APP-18': row(
    'disruption budgets',
    kubernetes('*/poddisruptionbudget-*', 'spec.maxUnavailable').all(1),
    ...['lms', 'cms', 'lms-worker', 'cms-worker'].flatMap((service) => [
      kubernetes(
        `${service}/poddisruptionbudget-${service}`,
        'spec.selector.matchLabels."app.kubernetes.io/name"',
      ).is(service),
      kubernetes(pod(service), 'spec.template.metadata.labels."app.kubernetes.io/name"').is(
        service,
      ),
    ]),
  ),
  'S0-APP-19': row(
    'no pod goes before its successor serves',
    kubernetes('*/rollout-*', 'spec.strategy.canary.maxUnavailable').are(0, 0),
    kubernetes('*/deployment-*-worker', 'spec.strategy.rollingUpdate.maxUnavailable').are(0, 0),
    kubernetes(
      '*/rollout-*',
      'spec.template.spec.containers[].lifecycle.preStop.sleep.seconds',
    ).are(10, 10),
  ),
  'S0-FLOW-01': row(
    'LMS and CMS to Aurora, with connections that stay open',
    ...reaches('lms', MYSQL),
    ...reaches('cms', MYSQL),
    ...isMysql,
    settings('lms').includes('"HOST": parts.hostname', '"CONN_MAX_AGE": 60'),
    settings('cms').includes('"HOST": parts.hostname', '"CONN_MAX_AGE": 60'),
  ),
  'S0-FLOW-02': row(
    'LMS and CMS to DocumentDB',
    ...reaches('lms', MONGODB),
    ...reaches('cms', MONGODB),
    ...isMongodb,
    settings('lms').includes('mongodb(settings, os.environ["MONGODB_URL"])'),
  ),
  'S0-FLOW-03': row(
    'LMS and CMS to Redis',
    ...reaches('lms', REDIS),
    ...reaches('cms', REDIS),
    ...isRedis,
    settings('lms').includes('redis(settings, os.environ["REDIS_URL"])'),
  ),
  'S0-FLOW-04': row(
    'LMS and CMS to OpenSearch',
    ...reaches('lms', OPENSEARCH),
    ...reaches('cms', OPENSEARCH),
    ...isOpensearch,
    settings('lms').includes('settings["ELASTIC_SEARCH_CONFIG"] = [host]'),
  ),
  'S0-FLOW-05': row(
    'Celery Beat hands tasks to the queue in Redis',
    ...reaches('celery-beat', REDIS),
    ...isRedis,
    container('celery-beat', 'args').includes('celery', 'beat'),
    settings('celery-beat').includes('settings["BROKER_URL"] = f"{url}/0"'),
  ),
  'S0-FLOW-06': row(
    'workers take tasks from the queue in Redis',
    ...isRedis,
    ...(['lms-worker', 'cms-worker'] as const).flatMap((worker) => [
      ...reaches(worker, REDIS),
      container(worker, 'args').includes('celery', 'worker', QUEUES[worker]),
      settings(worker).includes('settings["BROKER_URL"] = f"{url}/0"'),
    ]),
  ),
  'S0-FLOW-07': row(
    'workers leave results in Redis',
    ...reaches('lms-worker', REDIS),
    ...reaches('cms-worker', REDIS),
    ...isRedis,
    settings('lms-worker').includes(...RESULTS),
    settings('cms-worker').includes(...RESULTS),
  ),
};
