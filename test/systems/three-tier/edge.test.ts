// What the design of the three-tier application states about DNS, CloudFront, WAF and load balancing.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const { terraform, object, environment } = systemOf('three-tier/prod');
const distribution = terraform.one('aws_cloudfront_distribution', 'main');
const [apiBehavior] = distribution.ordered_cache_behavior;
const targetGroup = terraform.one('aws_lb_target_group', 'main-api');
const listener = terraform.one('aws_lb_listener', 'main-443');
const acl = terraform.one('aws_wafv2_web_acl', 'distribution');

function managedGroups(): readonly string[] {
  return acl.rule.flatMap((rule: { statement: Record<string, { name: string }> }) => {
    const group = rule.statement['managed_rule_group_statement'];
    return group ? [group.name] : [];
  });
}

describe('three-tier: presentation tier', () => {
  it('serves the React bucket through CloudFront behind a WAF (S2-EDGE-01, S2-ARCH-01, S2-SEC-03)', () => {
    const origin = distribution.origin.find(
      (each: { origin_id: string }) => each.origin_id === 'web',
    );

    expect(origin.domain_name).toMatch(/^three-tier-prod-web-\d{12}\.s3\.us-east-1/);
    expect(distribution.web_acl_id).toContain('aws_wafv2_web_acl.distribution');
  });

  it('speaks only HTTPS to the application tier (S2-EDGE-02)', () => {
    const origin = distribution.origin.find(
      (each: { origin_id: string }) => each.origin_id === 'api',
    );

    expect(origin.custom_origin_config.origin_protocol_policy).toBe('https-only');
  });

  it('is served from all edge locations (S2-EDGE-03, S2-EDGE-05)', () => {
    expect(distribution.price_class).toBe('PriceClass_All');
    expect(distribution.enabled).toBe(true);
  });

  it('ends TLS 1.2 or newer with a certificate of ACM (S2-EDGE-06)', () => {
    expect(distribution.viewer_certificate).toMatchObject({
      minimum_protocol_version: 'TLSv1.2_2021',
      ssl_support_method: 'sni-only',
    });
    expect(distribution.viewer_certificate.acm_certificate_arn).toContain('aws_acm_certificate');
  });

  it('caches static files and compresses answers (S2-EDGE-08, S2-COST-05, S2-PERF-05, S2-PERF-06)', () => {
    const { cache_policy_id, compress } = distribution.default_cache_behavior;

    expect(cache_policy_id).toBe('${aws_cloudfront_cache_policy.main-default.id}');
    expect(terraform.one('aws_cloudfront_cache_policy', 'main-default').default_ttl).toBe(86400);
    expect(compress && apiBehavior.compress).toBe(true);
  });

  it('fails over to the replica of the bucket (S2-EDGE-09)', () => {
    const [group] = distribution.origin_group;

    expect(group.failover_criteria.status_codes).toContain(503);
    expect(group.member.map((each: { origin_id: string }) => each.origin_id)).toEqual([
      'web',
      'web-replica',
    ]);
    expect(distribution.default_cache_behavior.target_origin_id).toBe(group.origin_id);
    const replica = distribution.origin.find(
      (each: { origin_id: string }) => each.origin_id === 'web-replica',
    );
    expect(replica.domain_name).toContain('.s3.us-west-2.amazonaws.com');
    const [read] = terraform.policy('web-replica')['ReadByDistribution'].principals;
    expect(read.identifiers).toEqual(['cloudfront.amazonaws.com']);
  });

  it('lets CloudFront decrypt what the replica holds', () => {
    expect(terraform.policy('recovery')['Distributions'].actions).toEqual(['kms:Decrypt']);
  });
});

describe('three-tier: WAF', () => {
  it('has the managed groups against the OWASP Top 10, SQL injection and XSS (S2-EDGE-04, S2-EDGE-10, S2-EDGE-13, S2-EDGE-14)', () => {
    expect(managedGroups()).toEqual([
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesSQLiRuleSet',
    ]);
  });

  it('limits the rate, with a number of ours (S2-EDGE-11)', () => {
    const rate = acl.rule.find((rule: { name: string }) => rule.name === 'rate-limit');

    expect(rate.statement.rate_based_statement.limit).toBe(2000);
    expect(environment.deviations['edge.webAcls.distribution.rateLimit']?.refs).toContain(
      'F-S2-14',
    );
  });

  it('blocks countries once some are named (S2-EDGE-12)', () => {
    expect(acl.rule.map((rule: { name: string }) => rule.name)).not.toContain('blocked-countries');
    expect(environment.deviations['edge.webAcls.distribution.blockedCountries']).toBeDefined();
  });

  it('inspects before CloudFront and before the load balancer (S2-FLOW-04)', () => {
    expect(acl.scope).toBe('CLOUDFRONT');
    expect(terraform.one('aws_wafv2_web_acl_association', 'load-balancer').resource_arn).toContain(
      'aws_lb.main',
    );
  });
});

describe('three-tier: load balancer', () => {
  it('is an application load balancer in the public subnets (S2-APP-01, S2-NET-05)', () => {
    const balancer = terraform.one('aws_lb', 'main');

    expect(balancer.load_balancer_type).toBe('application');
    expect(balancer.subnets).toContain('["public"]');
    const nats: readonly { subnet_id: string }[] = terraform.list('aws_nat_gateway');
    expect(nats.every(({ subnet_id }) => subnet_id.includes('public-'))).toBe(true);
  });

  it('checks the health of pods and sends requests to healthy ones only (S2-HA-04, S2-EDGE-15)', () => {
    expect(targetGroup.health_check).toMatchObject({ enabled: true, path: '/health' });
  });

  it('ends TLS (S2-EDGE-16)', () => {
    expect(listener.protocol).toBe('HTTPS');
    expect(listener.certificate_arn).toContain('aws_acm_certificate_validation');
  });

  it('drains connections (S2-EDGE-17)', () => {
    expect(targetGroup.deregistration_delay).toBe('60');
  });

  it('keeps a user on one pod (S2-EDGE-18)', () => {
    expect(targetGroup.stickiness).toEqual({
      type: 'lb_cookie',
      enabled: true,
      cookie_duration: 3600,
    });
  });

  it('routes by path (S2-EDGE-19)', () => {
    const [condition] = terraform.one('aws_lb_listener_rule', 'main-api').condition;

    expect(condition.path_pattern.values).toEqual(['/api/*']);
  });

  it('reaches pods by their address, through the Service on 8000 (S2-FLOW-05, S2-FLOW-06)', () => {
    expect(targetGroup.target_type).toBe('ip');
    expect(object('Service', 'api').spec.ports[0].port).toBe(8000);
    expect(object('TargetGroupBinding', 'api').spec.serviceRef).toEqual({
      name: 'api',
      port: 8000,
    });
  });
});

describe('three-tier: way of a request', () => {
  it('starts at the domain, which points at CloudFront (S2-FLOW-01, S2-FLOW-02)', () => {
    const record = terraform.one('aws_route53_record', 'distribution-main');

    expect(distribution.aliases).toEqual(['threetier.dev']);
    expect(record.name).toBe('threetier.dev');
    expect(record.alias.name).toContain('aws_cloudfront_distribution.main');
    expect(environment.deviations['edge.zone']?.design).toBe('yourdomain.com');
  });

  it('forwards the API without caching (S2-FLOW-03)', () => {
    expect(apiBehavior).toMatchObject({ path_pattern: '/api/*', target_origin_id: 'api' });
    expect(apiBehavior.cache_policy_id).toBe('4135ea2d-6df8-44a3-9df3-5b5a84be39ad');
  });
});
