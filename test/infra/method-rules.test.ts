import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const acl = {
  protects: 'distribution/main',
  managedRules: ['AWSManagedRulesCommonRuleSet'],
  rateLimit: { requests: 2000 },
  methodRules: { 'api-methods': { path: '/api/', methods: ['GET', 'POST'] } },
};

describe('rules of our own in a web ACL', () => {
  it('block other methods on a path, before the managed groups (S0-EDGE-08)', () => {
    const environment = anEnvironment({ edge: { webAcls: { main: acl } } });
    const { rule } = terraformOf(environment).one('aws_wafv2_web_acl', 'main');
    const own = rule.find(({ name }: { name: string }) => name === 'api-methods');

    expect(rule.map(({ name }: { name: string }) => name)).toEqual([
      'rate-limit',
      'api-methods',
      'AWSManagedRulesCommonRuleSet',
    ]);
    expect(own.action).toEqual({ block: {} });
    const [path, others] = own.statement.and_statement.statement;
    expect(path.byte_match_statement.search_string).toBe('/api/');
    expect(
      others.not_statement.statement[0].or_statement.statement.map(
        (each: { byte_match_statement: { search_string: string } }) =>
          each.byte_match_statement.search_string,
      ),
    ).toEqual(['GET', 'POST']);
  });
});
