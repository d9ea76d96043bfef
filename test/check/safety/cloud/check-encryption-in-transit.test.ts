import { describe, expect, it } from 'vitest';
import { checkEncryptionInTransit } from '../../../../src/check/safety/cloud/check-encryption-in-transit.ts';
import { compiledNightSchool, corrupted, stackIn } from '../../../support/compiled.ts';
import { breakResource, itAcceptsNightSchool, itReports, set } from './break-resource.ts';

describe('checkEncryptionInTransit', () => {
  itAcceptsNightSchool(checkEncryptionInTransit);

  itReports(checkEncryptionInTransit, 'check/encryption-in-transit', [
    [
      'data/aws_elasticache_replication_group.main',
      set('transit_encryption_enabled', false),
      'caches.main',
    ],
    [
      'data/aws_elasticache_replication_group.main',
      set('transit_encryption_mode', 'preferred'),
      'caches.main',
    ],
    [
      'data/aws_msk_cluster.main',
      set('encryption_info.encryption_in_transit.client_broker', 'TLS_PLAINTEXT'),
      'kafka.main.clientEncryption',
    ],
    [
      'data/aws_msk_cluster.main',
      set('encryption_info.encryption_in_transit.in_cluster', false),
      'kafka.main',
    ],
    [
      'data/aws_opensearch_domain.main',
      set('domain_endpoint_options.enforce_https', false),
      'search.main',
    ],
    [
      'data/aws_opensearch_domain.main',
      set('domain_endpoint_options.tls_security_policy', 'Policy-Min-TLS-1-0-2019-07'),
      'search.main',
    ],
    ['data/aws_opensearch_domain.main', set('node_to_node_encryption', undefined), 'search.main'],
    [
      'edge/aws_lb_listener.main-443',
      set('ssl_policy', 'ELBSecurityPolicy-2016-08'),
      'edge.loadBalancers.main.tlsPolicy',
    ],
    [
      'edge/aws_cloudfront_distribution.main',
      set('viewer_certificate.minimum_protocol_version', 'TLSv1'),
      'edge.distributions.main',
    ],
    [
      'edge/aws_cloudfront_distribution.main',
      set('default_cache_behavior.viewer_protocol_policy', 'allow-all'),
      'edge.distributions.main',
    ],
    [
      'edge/aws_cloudfront_distribution.main',
      set('ordered_cache_behavior.1.viewer_protocol_policy', 'allow-all'),
      'edge.distributions.main',
    ],
    [
      'edge/aws_cloudfront_distribution.main',
      set('origin.0.custom_origin_config.origin_protocol_policy', 'http-only'),
      'edge.distributions.main',
    ],
    [
      'data/aws_db_instance.main-reporting',
      set('parameter_group_name', 'default.postgres15'),
      'databases.main.replicas.reporting',
    ],
    ['data/aws_s3_bucket_policy.documents', set('policy', '{}'), 'buckets.documents'],
    ['edge/aws_s3_bucket_policy.media', set('bucket', 'another-bucket'), 'buckets.media'],
  ]);

  it('reports every database of a parameter group that lets plain connections in', () => {
    const input = breakResource('data/aws_db_parameter_group.database-main', set('parameter', []));

    expect(checkEncryptionInTransit(input)).toHaveLength(3);
  });

  it('lets port 80 send browsers on', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      const { aws_lb_listener: listeners } = stackIn(open, 'edge')['document'].resource;
      const redirect = { port: '443', protocol: 'HTTPS', status_code: 'HTTP_301' };
      const default_action = [{ type: 'redirect', redirect }];
      listeners['main-80'] = { port: 80, protocol: 'HTTP', default_action };
    });

    expect(checkEncryptionInTransit(input)).toEqual([]);
  });
});
