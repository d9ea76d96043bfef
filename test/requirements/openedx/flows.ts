// What the services of Open edX ask of their stores, and of each other through Redis.
import { outputOf, type Rows, row } from '../proof/rows.ts';
import { address, type Claims, container, QUEUES, settings } from './services.ts';

const { kubernetes } = outputOf('openedx/prod');

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

/** Results are in the cache "celery", which is in Redis as the others are. */
const RESULTS = [
  'settings["CELERY_RESULT_BACKEND"] = "django-cache"',
  'settings["CELERY_CACHE_BACKEND"] = "celery"',
  '"celery": 7200',
  '"BACKEND": "django_redis.cache.RedisCache"',
  '"LOCATION": f"{url}/1"',
];

export const flows: Rows = {
  'S0-FLOW-01': row(
    'LMS and CMS to Aurora, with connections that stay open',
    ...reaches('lms', MYSQL),
    ...reaches('cms', MYSQL),
    ...isMysql,
    ...['lms', 'cms'].map((service) =>
      settings(service).includes(
        '"HOST": parts.hostname',
        '"CONN_MAX_AGE": 60',
        '"CONN_HEALTH_CHECKS": True',
      ),
    ),
  ),
  'S0-FLOW-02': row(
    'LMS and CMS to DocumentDB',
    ...reaches('lms', MONGODB),
    ...reaches('cms', MONGODB),
    ...isMongodb,
    settings('lms').includes(
      'mongodb(settings, os.environ["MONGODB_URL"])',
      '"maxPoolSize": 10',
      '**MONGODB_POOL',
    ),
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
