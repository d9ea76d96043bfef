// What the design of Open edX states about its network and its edge.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const { terraform, environment, text } = systemOf('openedx/prod');
const page = text('README.md');
const distribution = terraform.one('aws_cloudfront_distribution', 'main');
const acl = terraform.one('aws_wafv2_web_acl', 'distribution');

interface Subnet {
  readonly cidr_block: string;
  readonly availability_zone: string;
  readonly tags: { readonly Tier: string };
}

const subnets: readonly Subnet[] = terraform.list('aws_subnet');

function cidrsOf(tier: string): readonly string[] {
  return subnets
    .filter(({ tags }) => tags.Tier === tier)
    .map(({ cidr_block }) => cidr_block)
    .sort();
}

interface Rule {
  readonly security_group_id: string;
  readonly from_port?: number;
  readonly cidr_ipv4?: string;
  readonly prefix_list_id?: string;
  readonly referenced_security_group_id?: string;
}

const ingress: readonly Rule[] = terraform.list('aws_vpc_security_group_ingress_rule');

function openedOn(group: string): readonly (number | undefined)[] {
  return ingress
    .filter(({ security_group_id }) => security_group_id === `\${aws_security_group.${group}.id}`)
    .map(({ from_port }) => from_port)
    .sort();
}

describe('Open edX: VPC', () => {
  it('is 10.0.0.0/16 in three zones of us-east-1 (S0-NET-01, S0-NET-02, S0-NET-03, S0-NET-22)', () => {
    expect(environment.aws.region).toBe('us-east-1');
    expect(terraform.one('aws_vpc', 'main').cidr_block).toBe('10.0.0.0/16');
    expect(new Set(subnets.map(({ availability_zone }) => availability_zone)).size).toBe(3);
    expect(page).toContain('All of it runs in us-east-1');
  });

  it('has the stated subnets (S0-NET-05, S0-NET-06)', () => {
    expect(cidrsOf('public')).toEqual(['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']);
    expect(cidrsOf('private')).toEqual(['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24']);
  });

  it('has one internet gateway, and the way out through a NAT gateway per zone (S0-NET-04, S0-NET-07, S0-NET-08)', () => {
    expect(terraform.list('aws_internet_gateway')).toHaveLength(1);
    expect(terraform.list('aws_nat_gateway')).toHaveLength(3);
    expect(terraform.one('aws_route', 'private-us-east-1a').nat_gateway_id).toContain('us-east-1a');
    expect(environment.deviations['network.nat']?.refs).toEqual(['F-S0-02']);
  });

  it('has nodes, control plane and stores in the private subnets (S0-NET-10, S0-NET-11, S0-NET-12)', () => {
    expect(terraform.one('aws_eks_node_group', 'main').subnet_ids).toHaveLength(3);
    expect(terraform.one('aws_eks_cluster', 'main').vpc_config.subnet_ids).toContain('["private"]');
    for (const type of [
      'aws_db_subnet_group',
      'aws_docdb_subnet_group',
      'aws_elasticache_subnet_group',
    ]) {
      expect(terraform.one(type, 'main').subnet_ids).toContain('["private"]');
    }
  });

  it('reaches S3, Secrets Manager and Systems Manager through endpoints (S0-NET-13, S0-NET-14, S0-NET-15, S0-NET-16, S0-NET-17)', () => {
    const endpoints = terraform.all('aws_vpc_endpoint');

    expect(endpoints['s3']).toMatchObject({ vpc_endpoint_type: 'Gateway' });
    expect(endpoints['secretsmanager']).toMatchObject({
      vpc_endpoint_type: 'Interface',
      private_dns_enabled: true,
    });
    expect(endpoints['ssm']).toMatchObject({ private_dns_enabled: true });
    expect(Object.keys(endpoints)).toHaveLength(3);
  });

  it('has a network ACL per tier (S0-NET-18)', () => {
    expect(Object.keys(terraform.all('aws_network_acl')).sort()).toEqual(['private', 'public']);
  });

  it('is open to CloudFront alone, on 443 (S0-NET-09, S0-NET-19)', () => {
    const open = ingress.filter(({ cidr_ipv4 }) => cidr_ipv4 === '0.0.0.0/0');
    const cloudfront = ingress.filter(({ prefix_list_id }) => prefix_list_id !== undefined);

    expect(open).toEqual([]);
    expect(cloudfront.map(({ from_port }) => from_port)).toEqual([443]);
    expect(terraform.one('aws_lb', 'main').subnets).toContain('["public"]');
  });

  it('keeps stores apart by security groups that name groups (S0-NET-20)', () => {
    const stores = ingress.filter(({ security_group_id }) =>
      /\.(database|document-database|cache|search)-main\./.test(security_group_id),
    );

    expect(stores.length).toBeGreaterThan(3);
    expect(stores.every(({ cidr_ipv4 }) => cidr_ipv4 === undefined)).toBe(true);
  });

  it('keeps traffic in a zone where it can (S0-NET-21)', () => {
    expect(page).toContain('Traffic between zones is kept low');
  });
});

describe('Open edX: security groups', () => {
  it.each([
    ['S0-SG-02', 'database-main', [3306]],
    ['S0-SG-03', 'document-database-main', [27017]],
    ['S0-SG-04', 'cache-main', [6379]],
    ['S0-SG-05', 'search-main', [443, 9200]],
    ['S0-SG-06', 'file-system-main', [2049]],
  ])('%s: %s is open to the nodes on its ports alone', (_, group, ports) => {
    expect(openedOn(group)).toEqual(ports);
  });

  it('S0-SG-01: nodes hear the load balancer and each other', () => {
    const peers = ingress
      .filter(({ security_group_id }) => security_group_id === '${aws_security_group.nodes.id}')
      .map(({ referenced_security_group_id }) => referenced_security_group_id);

    expect(peers).toContain('${aws_security_group.nodes.id}');
    expect(peers).toContain('${aws_security_group.load-balancer-main.id}');
  });
});

describe('Open edX: CloudFront and WAF', () => {
  it('stand in front, worldwide, with HTTP/2 (S0-EDGE-02, S0-EDGE-10, S0-EDGE-15)', () => {
    expect(acl.scope).toBe('CLOUDFRONT');
    expect(distribution.web_acl_id).toContain('aws_wafv2_web_acl.distribution');
    expect(distribution).toMatchObject({
      price_class: 'PriceClass_All',
      http_version: 'http2and3',
    });
    const web = distribution.origin.find((each: { origin_id: string }) => each.origin_id === 'web');
    expect(web.custom_origin_config).toMatchObject({
      origin_protocol_policy: 'https-only',
      origin_ssl_protocols: ['TLSv1.2'],
    });
  });

  it('limit the rate to 2000 in five minutes per address (S0-EDGE-03)', () => {
    const rule = acl.rule.find(({ name }: { name: string }) => name === 'rate-limit');

    expect(rule.statement.rate_based_statement).toMatchObject({
      limit: 2000,
      evaluation_window_sec: 300,
      aggregate_key_type: 'IP',
    });
  });

  it('have the managed groups, and a rule for the API (S0-EDGE-04, S0-EDGE-05, S0-EDGE-06, S0-EDGE-07, S0-EDGE-08)', () => {
    expect(acl.rule.map(({ name }: { name: string }) => name)).toEqual([
      'rate-limit',
      'api-methods',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesSQLiRuleSet',
      'AWSManagedRulesAmazonIpReputationList',
    ]);
    expect(page).toContain('Rules against XSS are part of the Common Rule Set');
  });

  it('block no country (S0-EDGE-09)', () => {
    expect(environment.deviations['edge.webAcls.distribution.blockedCountries']).toBeDefined();
  });

  it('cache static files and compress (S0-EDGE-11, S0-EDGE-12, S0-EDGE-17, S0-EDGE-18)', () => {
    const [fixed] = distribution.ordered_cache_behavior;

    expect(fixed).toMatchObject({ path_pattern: '/static/*', compress: true });
    expect(terraform.one('aws_cloudfront_cache_policy', 'main-static').default_ttl).toBe(31536000);
    expect(distribution.default_cache_behavior.compress).toBe(true);
    expect(terraform.all('aws_s3_bucket_accelerate_configuration')).toEqual({});
    expect(page).toContain('50 to 80 percent');
  });

  it('have Shield Standard, and not Advanced (S0-EDGE-13)', () => {
    expect(terraform.all('aws_shield_subscription')).toEqual({});
    expect(page).toContain('AWS Shield Standard');
  });

  it('speak HTTPS of TLS 1.2 or newer, and say so to browsers (S0-EDGE-14, S0-EDGE-19, S0-EDGE-20)', () => {
    expect(distribution.default_cache_behavior.viewer_protocol_policy).toBe('redirect-to-https');
    expect(distribution.viewer_certificate.minimum_protocol_version).toBe('TLSv1.2_2021');
    // Managed-SecurityHeadersPolicy: Strict-Transport-Security for a year.
    expect(distribution.default_cache_behavior.response_headers_policy_id).toBe(
      '67f7725c-6f97-4210-82d7-5512b31e9d03',
    );
  });

  it('have a certificate and records of the domain (S0-EDGE-21)', () => {
    expect(terraform.one('aws_acm_certificate', 'distribution-main').domain_name).toBe(
      'learn.openedx-platform.org',
    );
    expect(environment.deviations['edge.distributions.main.domains']?.refs).toEqual(['F-S0-06']);
  });
});
