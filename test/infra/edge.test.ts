import { describe, expect, it } from 'vitest';
import { learningHub } from '../support/learning-hub.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(learningHub());
const distribution = terraform.one('aws_cloudfront_distribution', 'main');
const balancer = terraform.one('aws_lb', 'main');
const listener = terraform.one('aws_lb_listener', 'main-443');
const group = terraform.one('aws_lb_target_group', 'main-api-gateway');
const acls = ['distribution', 'load-balancer'].map((key) =>
  terraform.one('aws_wafv2_web_acl', key),
);

function origin(id: string) {
  return distribution.origin.find((each: { origin_id: string }) => each.origin_id === id);
}

describe('CloudFront of Learning Hub', () => {
  it('leads from users over CloudFront and the load balancer to the gateway (S3-EDGE-01)', () => {
    expect(origin('api').domain_name).toBe('origin.learninghub.com');
    expect(group).toMatchObject({ name: 'learning-hub-prod-api-gateway', port: 3000 });
  });

  it('serves from every edge location (S3-EDGE-02, S3-EDGE-09)', () => {
    expect(distribution.price_class).toBe('PriceClass_All');
  });

  it('reads static files and media from S3 (S3-EDGE-08)', () => {
    expect(origin('static').domain_name).toBe('learning-hub-static.s3.us-east-1.amazonaws.com');
    expect(origin('media').domain_name).toBe('learning-hub-media.s3.us-east-1.amazonaws.com');
  });

  it.each([
    ['main-default', 31_536_000, 'S3-EDGE-10'],
    ['main-media', 604_800, 'S3-EDGE-11'],
  ])('caches %s for %i seconds (%s)', (key, seconds) => {
    expect(terraform.one('aws_cloudfront_cache_policy', key).default_ttl).toBe(seconds);
  });

  it('answers for www.learninghub.com (S3-EDGE-12)', () => {
    expect(distribution.aliases).toEqual(['www.learninghub.com']);
    expect(terraform.one('aws_route53_record', 'distribution-main').name).toBe(
      'www.learninghub.com',
    );
  });

  it('answers on IPv6 as well, and lets Route 53 judge no distribution', () => {
    const records = ['distribution-main', 'distribution-main-ipv6'].map((key) =>
      terraform.one('aws_route53_record', key),
    );

    expect(records.map(({ type }) => type)).toEqual(['A', 'AAAA']);
    expect(records.map(({ alias }) => alias.evaluate_target_health)).toEqual([false, false]);
  });

  it('has a certificate of ACM (S3-EDGE-13)', () => {
    expect(distribution.viewer_certificate).toMatchObject({
      acm_certificate_arn: `\${aws_acm_certificate_validation.distribution-main.certificate_arn}`,
      minimum_protocol_version: 'TLSv1.2_2021',
    });
  });
});

function rateOf({ rule }: { rule: readonly { name: string; statement: Statement }[] }) {
  return rule.find(({ name }) => name === 'rate-limit')?.statement.rate_based_statement;
}

interface Statement {
  readonly rate_based_statement?: Readonly<Record<string, unknown>>;
}

describe('WAF of Learning Hub', () => {
  it('checks for the OWASP top ten (S3-EDGE-03)', () => {
    for (const acl of acls) {
      expect(acl.rule.map(({ name }: { name: string }) => name)).toEqual(
        expect.arrayContaining([
          'AWSManagedRulesCommonRuleSet',
          'AWSManagedRulesKnownBadInputsRuleSet',
          'AWSManagedRulesSQLiRuleSet',
        ]),
      );
    }
  });

  it('limits the rate per address (S3-EDGE-04)', () => {
    for (const acl of acls) {
      expect(rateOf(acl)).toMatchObject({
        limit: 2000,
        evaluation_window_sec: 300,
      });
    }
  });

  it('counts users, not the addresses of CloudFront, at the load balancer', () => {
    const keys = acls.map((acl) => rateOf(acl)?.['aggregate_key_type']);

    expect(keys).toEqual(['IP', 'FORWARDED_IP']);
  });

  it('blocks countries first, and only where some are named (S3-EDGE-05)', () => {
    const none = structuredClone(learningHub());
    for (const acl of Object.values(none.edge.webAcls)) acl.blockedCountries = [];

    expect(acls.map(({ rule }) => rule[0].statement)).toEqual([
      { geo_match_statement: { country_codes: ['CU', 'IR', 'KP'] } },
      { geo_match_statement: { country_codes: ['CU', 'IR', 'KP'] } },
    ]);
    expect(JSON.stringify(terraformOf(none).all('aws_wafv2_web_acl'))).not.toContain('geo_match');
  });

  it('pays for no Shield Advanced (S3-EDGE-06)', () => {
    expect(terraform.all('aws_shield_subscription')).toEqual({});
  });

  it('protects the load balancer as well (S3-EDGE-07)', () => {
    expect(acls.map(({ scope }) => scope)).toEqual(['CLOUDFRONT', 'REGIONAL']);
    expect(terraform.one('aws_wafv2_web_acl_association', 'load-balancer').resource_arn).toBe(
      `\${aws_lb.main.arn}`,
    );
  });
});

describe('load balancer of Learning Hub', () => {
  it('ends TLS, routes by path and spans the public subnets (S3-LB-01)', () => {
    expect(listener).toMatchObject({ port: 443, protocol: 'HTTPS' });
    expect(
      terraform.one('aws_lb_listener_rule', 'main-api').condition[0].path_pattern.values,
    ).toEqual(['/api/*']);
  });

  it('is one Application Load Balancer (S3-LB-02)', () => {
    expect(terraform.list('aws_lb').map(({ load_balancer_type }) => load_balancer_type)).toEqual([
      'application',
    ]);
  });

  it('stands in the three public subnets (S3-LB-03)', () => {
    expect(balancer.subnets).toBe(
      `\${data.terraform_remote_state.network.outputs.subnet_ids["public"]}`,
    );
  });

  it('registers pods by address (S3-LB-04)', () => {
    expect(group.target_type).toBe('ip');
  });

  it('checks /health over HTTP every 30 seconds (S3-LB-05)', () => {
    expect(group.health_check).toMatchObject({ path: '/health', protocol: 'HTTP', interval: 30 });
  });

  it('closes idle connections after 60 seconds (S3-LB-06, S3-APP-05)', () => {
    expect(balancer.idle_timeout).toBe(60);
  });

  it('speaks TLS 1.2 and 1.3 (S3-LB-07, S3-SEC-07)', () => {
    expect(listener.ssl_policy).toBe('ELBSecurityPolicy-TLS13-1-2-2021-06');
  });
});
