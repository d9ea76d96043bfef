// What an arrow from a service to a store or a provider takes: address, secret, way and permission.
import { type Claims, outputOf } from '../../proof/rows.ts';

const { kubernetes, terraform, documented } = outputOf('learning-hub/prod');

const DATA_SUBNETS = ['10.0.40.0/24', '10.0.50.0/24', '10.0.60.0/24'];
const ACCOUNT = '111122223333';

type Texts = readonly string[];

/** A port of the data subnets that the pods may reach. */
function reaches(name: string, port: number): Claims {
  const policy = `${name}/networkpolicy-${name}`;
  const rule = 'spec.egress[to.0.ipBlock.cidr=10.0.40.0/24]';
  return [
    kubernetes(policy, `${rule}.to[].ipBlock.cidr`).are(...DATA_SUBNETS),
    kubernetes(policy, `${rule}.ports[port=${port}].protocol`).is('TCP'),
  ];
}

/** Anything outside of the VPC, with HTTPS alone. */
function reachesInternet(name: string): Claims {
  const policy = `${name}/networkpolicy-${name}`;
  const rule = 'spec.egress[to.0.ipBlock.cidr=0.0.0.0/0]';
  return [
    kubernetes(policy, `${rule}.ports[].port`).are(443),
    kubernetes(policy, `${rule}.to[0].ipBlock.except[]`).are('10.0.0.0/16'),
  ];
}

/** A variable of the container, out of the Secret that the ExternalSecret writes. */
function variable(name: string, key: string, text: RegExp): Claims {
  const container = `spec.template.spec.containers[0].env[name=${key}].valueFrom.secretKeyRef`;
  return [
    kubernetes(`${name}/deployment-${name}`, `${container}.key`).is(key),
    kubernetes(`${name}/deployment-${name}`, `${container}.name`).is(name),
    kubernetes(`${name}/externalsecret-${name}`, 'spec.target.name').is(name),
    kubernetes(`${name}/externalsecret-${name}`, `spec.target.template.data.${key}`).matches(text),
  ];
}

/** A value of a secret in Secrets Manager, which the ExternalSecret reads. */
function secret(name: string, key: string, from: string, property: string): Claims {
  const entry = `spec.data[secretKey=${key}].remoteRef`;
  return [
    kubernetes(`${name}/externalsecret-${name}`, `${entry}.key`).is(`learning-hub/prod/${from}`),
    kubernetes(`${name}/externalsecret-${name}`, `${entry}.property`).is(property),
  ];
}

/** The role of the ServiceAccount of a service, which no other may take on. */
function role(name: string): Claims {
  const trust = `data.aws_iam_policy_document.${name}-trust.statement[0]`;
  return [
    kubernetes(`${name}/deployment-${name}`, 'spec.template.spec.serviceAccountName').is(name),
    kubernetes(
      `${name}/serviceaccount-${name}`,
      'metadata.annotations."eks.amazonaws.com/role-arn"',
    ).is(`arn:aws:iam::${ACCOUNT}:role/learning-hub-prod-${name}`),
    terraform('identity', `aws_iam_role.${name}.name`).is(`learning-hub-prod-${name}`),
    terraform('identity', `aws_iam_role.${name}.assume_role_policy`).is(
      `\${data.aws_iam_policy_document.${name}-trust.json}`,
    ),
    terraform('identity', `${trust}.condition[1].values[]`).are(
      `system:serviceaccount:backend-prod:${name}`,
    ),
    terraform('identity', `aws_iam_role_policy.${name}.role`).is(`\${aws_iam_role.${name}.id}`),
    terraform('identity', `aws_iam_role_policy.${name}.policy`).is(
      `\${data.aws_iam_policy_document.${name}.json}`,
    ),
  ];
}

function statement(name: string, sid: string, actions: Texts, resources: Texts): Claims {
  const path = `data.aws_iam_policy_document.${name}.statement[sid=${sid}]`;
  return [
    terraform('identity', `${path}.effect`).is('Allow'),
    terraform('identity', `${path}.actions[]`).are(...actions),
    terraform('identity', `${path}.resources[]`).are(...resources),
  ];
}

/** As the drawing of the page names it. */
const drawn = (name: string) => `service__${name.replaceAll('-', '_')}`;

function kafka(name: string): Claims {
  const version = 'aws_secretsmanager_secret_version.kafka-main.secret_string.brokers';
  return [
    ...variable(name, 'KAFKA_BROKERS', /^\{\{ \.kafka_main_brokers \}\}$/),
    ...secret(name, 'kafka_main_brokers', 'kafka/main', 'brokers'),
    terraform('data', version).is('${aws_msk_cluster.main.bootstrap_brokers_tls}'),
    kubernetes(`${name}/configmap-${name}`, 'data.KAFKA_SECURITY_PROTOCOL').is('SSL'),
    ...reaches(name, 9094),
  ];
}

export function publishes(name: string): Claims {
  return [
    ...kafka(name),
    kubernetes(`${name}/configmap-${name}`, 'data.KAFKA_GROUP_ID').absent(),
    documented(`${drawn(name)} ==> kafka__main`),
  ];
}

export function consumes(name: string): Claims {
  return [
    ...kafka(name),
    kubernetes(`${name}/configmap-${name}`, 'data.KAFKA_GROUP_ID').is(name),
    documented(`kafka__main ==> ${drawn(name)}`),
  ];
}

const ENDPOINTS = 'aws_secretsmanager_secret_version.database-main-endpoints.secret_string';

/** The address of an instance, and a login that a Job makes. */
function database(name: string, host: string, instance: string): Claims {
  return [
    ...variable(name, 'DATABASE_URL', new RegExp(`@\\{\\{ \\.database_main_${host} \\}\\}:`)),
    ...secret(name, `database_main_${host}`, 'databases/main/endpoints', host),
    ...secret(name, 'database_main_username', `databases/main/logins/${name}`, 'username'),
    ...secret(name, 'database_main_password', `databases/main/logins/${name}`, 'password'),
    terraform('data', `${ENDPOINTS}.${host}`).is(`\${aws_db_instance.${instance}.address}`),
    logins(`ALTER ROLE "${snake(name)}" WITH LOGIN PASSWORD :'password';`),
    ...reaches(name, 5432),
  ];
}

const snake = (name: string) => name.replaceAll('-', '_');

const logins = (line: string) =>
  kubernetes('database-main/configmap-main-logins', 'data."logins.sql"').includes(line);

export function writes(name: string): Claims {
  return [
    ...database(name, 'host', 'main'),
    ...secret(name, 'database_main_database', `databases/main/logins/${name}`, 'database'),
    logins(`CREATE DATABASE "${snake(name)}" OWNER "${snake(name)}"`),
    documented(`${drawn(name)} -.-> database__main`),
  ];
}

export function reads(name: string, replica: string): Claims {
  return [
    ...database(name, `${replica}_host`, `main-${replica}`),
    logins(`GRANT pg_read_all_data TO "${snake(name)}";`),
    documented(`${drawn(name)} -.-> replica__main__${replica}`),
  ];
}

export function caches(name: string): Claims {
  const version = 'aws_secretsmanager_secret_version.cache-main.secret_string.host';
  return [
    ...variable(name, 'REDIS_URL', /^rediss:\/\/\{\{ \.cache_main_host \}\}:/),
    ...secret(name, 'cache_main_host', 'caches/main', 'host'),
    terraform('data', version).is(
      '${aws_elasticache_replication_group.main.configuration_endpoint_address}',
    ),
    terraform('data', 'aws_elasticache_user_group.main.user_ids').includes(
      `\${aws_elasticache_user.${name}.user_id}`,
    ),
    kubernetes(`${name}/configmap-${name}`, 'data.REDIS_CLUSTER_MODE').is('true'),
    ...reaches(name, 6379),
    ...role(name),
    ...statement(
      name,
      'CacheMain',
      ['elasticache:Connect'],
      [
        `arn:aws:elasticache:us-east-1:${ACCOUNT}:replicationgroup:learning-hub-prod-main`,
        `arn:aws:elasticache:us-east-1:${ACCOUNT}:user:learning-hub-prod-${name}`,
      ],
    ),
    documented(`${drawn(name)} -.-> cache__main`),
  ];
}

export function searches(name: string): Claims {
  const version = 'aws_secretsmanager_secret_version.search-main.secret_string.url';
  const mapping = 'data."rolesmapping.managed-write.json".backend_roles';
  const domain = `arn:aws:es:us-east-1:${ACCOUNT}:domain/learning-hub-prod-main/*`;
  return [
    ...variable(name, 'OPENSEARCH_URL', /^\{\{ \.search_main_url \}\}$/),
    ...secret(name, 'search_main_url', 'search/main', 'url'),
    terraform('data', version).is('https://${aws_opensearch_domain.main.endpoint}'),
    ...reaches(name, 443),
    ...role(name),
    ...statement(name, 'SearchMain', ['es:ESHttp*'], [domain]),
    kubernetes('search-roles/configmap-search-main-roles', mapping).includes(
      `arn:aws:iam::${ACCOUNT}:role/learning-hub-prod-${name}`,
    ),
    documented(`${drawn(name)} -.-> search__main`),
  ];
}

const STORAGE_KEY = '${data.terraform_remote_state.security.outputs.key_arns["storage"]}';

/** Statements of the role name this bucket, the key of its objects, and nothing else. */
function bucket(name: string, key: string, actions: Texts): Claims {
  const arn = `arn:aws:s3:::learning-hub-${key}`;
  const sid = `${key[0]?.toUpperCase()}${key.slice(1)}`;
  const resources = `data.aws_iam_policy_document.${name}.statement[].resources[]`;
  return [
    kubernetes(`${name}/configmap-${name}`, `data.${key.toUpperCase()}_BUCKET`).is(
      `learning-hub-${key}`,
    ),
    ...role(name),
    ...statement(name, `Objects${sid}`, actions, [`${arn}/*`]),
    ...statement(name, `List${sid}`, ['s3:ListBucket'], [arn]),
    terraform('identity', resources).are(
      arn,
      `${arn}/*`,
      ...(key === 'media' ? [STORAGE_KEY] : []),
    ),
    ...reachesInternet(name),
    documented(`${drawn(name)} -.-> bucket__${key}`),
  ];
}

export const readsFrom = (name: string, key: string) => bucket(name, key, ['s3:GetObject']);

export const writesTo = (name: string, key: string) =>
  bucket(name, key, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload']);

/** A key of the account there, filled in by hand, and HTTPS to its hosts. */
export function calls(name: string, key: string, property: string): Claims {
  const value = `external_${key}_${property}`;
  const held = `aws_secretsmanager_secret.external-${key}`;
  return [
    ...variable(name, property, new RegExp(`^\\{\\{ \\.${value} \\}\\}$`)),
    ...secret(name, value, `externals/${key}`, property),
    terraform('data', `${held}.name`).is(`learning-hub/prod/externals/${key}`),
    terraform('data', `${held}.description`).includes(property),
    ...reachesInternet(name),
    documented(`${drawn(name)} --> external__${key}`),
  ];
}
