// Everything that listens demands TLS of today.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { dataOf, resourcesOf } from '../../artifacts/elements.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';
import { pointAt } from '../../point-at.ts';
import { bucketsOf } from './buckets-of.ts';
import {
  isTrue,
  type Requirement,
  type Shortfall,
  shortfall,
  shortfallsOf,
} from './requirement.ts';

const VIEWER = ['redirect-to-https', 'https-only'];
const isHttpsViewer: Requirement['holds'] = (value) => VIEWER.includes(String(value));
const isSafeOrAbsent: Requirement['holds'] = (value) => value === undefined || isHttpsViewer(value);

const REQUIREMENTS: readonly Requirement[] = [
  {
    type: 'aws_elasticache_replication_group',
    at: 'transit_encryption_enabled',
    holds: isTrue,
    wanted: 'transit_encryption_enabled = true',
  },
  {
    type: 'aws_elasticache_replication_group',
    at: 'transit_encryption_mode',
    holds: (value) => value !== 'preferred',
    wanted: 'transit_encryption_mode = required',
  },
  {
    type: 'aws_msk_cluster',
    at: 'encryption_info.encryption_in_transit.client_broker',
    holds: (value) => value === 'TLS',
    wanted: 'client_broker = TLS',
    keys: ['clientEncryption'],
  },
  {
    type: 'aws_msk_cluster',
    at: 'encryption_info.encryption_in_transit.in_cluster',
    holds: (value) => value === undefined || isTrue(value),
    wanted: 'in_cluster = true',
  },
  {
    type: 'aws_opensearch_domain',
    at: 'domain_endpoint_options.enforce_https',
    holds: isTrue,
    wanted: 'enforce_https = true',
  },
  {
    // https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html
    type: 'aws_opensearch_domain',
    at: 'domain_endpoint_options.tls_security_policy',
    holds: (value) => String(value).startsWith('Policy-Min-TLS-1-2'),
    wanted: 'a tls_security_policy of TLS 1.2 or newer',
  },
  {
    type: 'aws_opensearch_domain',
    at: 'node_to_node_encryption.enabled',
    holds: isTrue,
    wanted: 'node_to_node_encryption',
  },
  {
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
    type: 'aws_lb_listener',
    at: 'ssl_policy',
    holds: (value) => /^ELBSecurityPolicy-(?:TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/.test(String(value)),
    wanted: 'HTTPS with an ssl_policy of TLS 1.2 or newer',
    keys: ['tlsPolicy'],
    except: ({ body }) => isRedirect(body) || /^(?:TCP|UDP)/.test(String(body['protocol'])),
  },
  {
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
    type: 'aws_cloudfront_distribution',
    at: 'viewer_certificate.minimum_protocol_version',
    holds: (value) => /^TLSv1\.[23]_/.test(String(value)),
    wanted: 'a minimum_protocol_version of TLS 1.2 or newer',
  },
  {
    type: 'aws_cloudfront_distribution',
    at: 'default_cache_behavior.viewer_protocol_policy',
    holds: isHttpsViewer,
    wanted: 'viewer_protocol_policy = redirect-to-https',
  },
  {
    type: 'aws_cloudfront_distribution',
    at: 'ordered_cache_behavior.viewer_protocol_policy',
    holds: isSafeOrAbsent,
    wanted: 'viewer_protocol_policy = redirect-to-https',
  },
  {
    type: 'aws_cloudfront_distribution',
    at: 'origin.custom_origin_config.origin_protocol_policy',
    holds: (value) => value === undefined || value === 'https-only',
    wanted: 'origin_protocol_policy = https-only',
  },
];

export function checkEncryptionInTransit(input: CheckInput): readonly Diagnostic[] {
  const found = [
    ...shortfallsOf(input, REQUIREMENTS),
    ...lenientDatabases(input),
    ...lenientBuckets(input),
    ...plainListeners(input),
  ];
  return found.map(({ path, ...args }) =>
    diagnostic('check/encryption-in-transit', args, { path }),
  );
}

/** Port 80 may send browsers on to 443. */
function isRedirect({ default_action }: Body): boolean {
  const actions = asList(default_action).map(asBody);
  return (
    actions.length > 0 &&
    actions.every(({ redirect }) => {
      const block = asBody(Array.isArray(redirect) ? redirect[0] : redirect);
      return block['protocol'] === 'HTTPS';
    })
  );
}

interface Served {
  readonly type: string;
  /** The argument that names its parameter group, and the type of that. */
  readonly at: string;
  readonly group: string;
  readonly forcesTls: (parameter: Body) => boolean;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html, and the same of MySQL. */
function forcesTlsOfRds({ name, value }: Body): boolean {
  return (
    /^(?:rds\.force_ssl|require_secure_transport)$/.test(String(name)) &&
    /^(?:1|ON)$/i.test(String(value))
  );
}

const SERVED: readonly Served[] = [
  {
    type: 'aws_db_instance',
    at: 'parameter_group_name',
    group: 'aws_db_parameter_group',
    forcesTls: forcesTlsOfRds,
  },
  {
    type: 'aws_rds_cluster',
    at: 'db_cluster_parameter_group_name',
    group: 'aws_rds_cluster_parameter_group',
    forcesTls: forcesTlsOfRds,
  },
  {
    // https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
    type: 'aws_docdb_cluster',
    at: 'db_cluster_parameter_group_name',
    group: 'aws_docdb_cluster_parameter_group',
    forcesTls: ({ name, value }) => name === 'tls' && value !== 'disabled',
  },
];

function lenientDatabases(input: CheckInput): readonly Shortfall[] {
  return SERVED.flatMap(({ type, at, group, forcesTls }) => {
    const strict = new Set(
      resourcesOf(input, group)
        .filter(({ body }) => asList(body['parameter']).map(asBody).some(forcesTls))
        .flatMap(({ stack, address, body }) => [
          `${stack}/\${${address}.name}`,
          `${stack}/\${${address}.id}`,
          `${stack}/${String(body['name'])}`,
        ]),
    );
    return resourcesOf(input, type)
      .filter(({ stack, body }) => !strict.has(`${stack}/${String(body[at])}`))
      .map((element) =>
        shortfall(input, element, {
          wanted: 'a parameter group that refuses connections without TLS',
          keys: ['parameters'],
        }),
      );
  });
}

function lenientBuckets(input: CheckInput): readonly Shortfall[] {
  const strict = tlsOnlyDocuments(input);
  return bucketsOf(input)
    .filter(({ part }) => {
      const policy = part('aws_s3_bucket_policy');
      return !strict.has(`${policy?.stack}/${String(policy?.body['policy'])}`);
    })
    .map(({ bucket }) =>
      shortfall(input, bucket, { wanted: 'a policy that denies requests without TLS' }),
    );
}

/** https://strimzi.io/docs/operators/latest/configuring#type-GenericKafkaListener-reference */
function plainListeners(input: CheckInput): readonly Shortfall[] {
  return objectsOf(input, 'Kafka').flatMap(({ object, origin }) => {
    const kafka = asBody(asBody(object['spec'])['kafka']);
    const plain = asList(kafka['listeners'])
      .map(asBody)
      .filter(({ tls }) => tls !== true);
    const path = pointAt(input.environment, origin, 'kind');
    return plain.map(({ name }) => ({
      what: `Listener ${String(name)} of Kafka ${object.metadata.name}`,
      wanted: 'tls = true',
      path,
    }));
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit */
function tlsOnlyDocuments(input: CheckInput): ReadonlySet<string> {
  return new Set(
    dataOf(input, 'aws_iam_policy_document')
      .filter(({ body }) => asList(body['statement']).map(asBody).some(deniesPlain))
      .map(({ stack, address }) => `${stack}/\${${address}.json}`),
  );
}

function deniesPlain({ effect, actions, condition }: Body): boolean {
  return (
    effect === 'Deny' &&
    asList(actions).includes('s3:*') &&
    asList(condition)
      .map(asBody)
      .some(
        ({ variable, values }) =>
          variable === 'aws:SecureTransport' && asList(values).includes('false'),
      )
  );
}
