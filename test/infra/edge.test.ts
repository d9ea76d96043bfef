import { describe, expect, it } from 'vitest';
import { learningHub } from '../support/learning-hub.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(learningHub());
const acls = ['distribution', 'load-balancer'].map((key) =>
  terraform.one('aws_wafv2_web_acl', key),
);

describe('CloudFront of Learning Hub', () => {
  it('answers on IPv6 as well, and lets Route 53 judge no distribution', () => {
    const records = ['distribution-main', 'distribution-main-ipv6'].map((key) =>
      terraform.one('aws_route53_record', key),
    );

    expect(records.map(({ type }) => type)).toEqual(['A', 'AAAA']);
    expect(records.map(({ alias }) => alias.evaluate_target_health)).toEqual([false, false]);
  });
});

describe('WAF of Learning Hub', () => {
  it('counts users, not the addresses of CloudFront, at the load balancer', () => {
    const keys = acls.map(({ rule }) => rule[0].statement.rate_based_statement.aggregate_key_type);

    expect(keys).toEqual(['IP', 'FORWARDED_IP']);
  });

  it('blocks countries only when some are named (S3-EDGE-05)', () => {
    const environment = structuredClone(learningHub());
    const [acl] = Object.values(environment.edge.webAcls);
    acl?.blockedCountries.push('KP');
    const blocking = terraformOf(environment).one('aws_wafv2_web_acl', 'distribution');

    expect(JSON.stringify(acls)).not.toContain('geo_match_statement');
    expect(blocking.rule[0].statement.geo_match_statement.country_codes).toEqual(['KP']);
  });
});
