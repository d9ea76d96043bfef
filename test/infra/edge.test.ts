import { describe, expect, it } from 'vitest';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(nightSchool());
const acls = ['distribution', 'load-balancer'].map((key) =>
  terraform.one('aws_wafv2_web_acl', key),
);

describe('CloudFront of Night School', () => {
  it('answers on IPv6 as well, and lets Route 53 judge no distribution', () => {
    const records = ['distribution-main', 'distribution-main-ipv6'].map((key) =>
      terraform.one('aws_route53_record', key),
    );

    expect(records.map(({ type }) => type)).toEqual(['A', 'AAAA']);
    expect(records.map(({ alias }) => alias.evaluate_target_health)).toEqual([false, false]);
  });
});

function rateOf({ rule }: { rule: readonly { name: string; statement: Statement }[] }) {
  return rule.find(({ name }) => name === 'rate-limit')?.statement.rate_based_statement;
}

interface Statement {
  readonly rate_based_statement?: Readonly<Record<string, unknown>>;
}

describe('WAF of Night School', () => {
  it('counts users, not the addresses of CloudFront, at the load balancer', () => {
    const keys = acls.map((acl) => rateOf(acl)?.['aggregate_key_type']);

    expect(keys).toEqual(['IP', 'FORWARDED_IP']);
  });

  it('blocks countries first, and only where some are named (S3-EDGE-05)', () => {
    const none = structuredClone(nightSchool());
    for (const acl of Object.values(none.edge.webAcls)) acl.blockedCountries = [];

    expect(acls.map(({ rule }) => rule[0].statement)).toEqual([
      { geo_match_statement: { country_codes: ['CU', 'IR', 'KP'] } },
      { geo_match_statement: { country_codes: ['CU', 'IR', 'KP'] } },
    ]);
    expect(JSON.stringify(terraformOf(none).all('aws_wafv2_web_acl'))).not.toContain('geo_match');
  });
});
