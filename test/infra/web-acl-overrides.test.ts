// What managed rules of AWS WAF do otherwise than AWS has them.
import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const COMMON = 'AWSManagedRulesCommonRuleSet';
const SQLI = 'AWSManagedRulesSQLiRuleSet';

interface Case {
  readonly target?: Overrides;
  readonly acl?: Overrides;
}

function overridesOf({ target = {}, acl = {} }: Case, group = COMMON) {
  const { one } = terraformOf(
    anEnvironment({
      edge: {
        loadBalancers: { main: { targets: { web: target } } },
        webAcls: {
          site: {
            protects: 'distribution/main',
            managedRules: [COMMON, SQLI],
            rateLimit: { requests: 2000 },
            ...acl,
          },
        },
      },
    }),
  );
  const rules: readonly { name: string; statement: Overrides }[] = one(
    'aws_wafv2_web_acl',
    'site',
  ).rule;
  // biome-ignore lint/suspicious/noExplicitAny: the bindings leave statements untyped
  const { statement } = rules.find(({ name }) => name === group) as any;
  return statement.managed_rule_group_statement.rule_action_override;
}

describe('managed rules of a web ACL', () => {
  it('act as AWS has them where nothing is said', () => {
    expect(overridesOf({})).toBeUndefined();
    expect(overridesOf({ target: { maxBodySize: '8Ki' } })).toBeUndefined();
  });

  it('count large bodies where an entrance takes uploads', () => {
    expect(overridesOf({ target: { maxBodySize: '9Ki' } })).toEqual([
      { name: 'SizeRestrictions_BODY', action_to_use: { count: {} } },
    ]);
  });

  it('act as the environment says, each in its own group', () => {
    const acl = { ruleOverrides: { SQLi_BODY: 'count', GenericRFI_BODY: 'count' } };

    expect(overridesOf({ acl }, SQLI)).toEqual([
      { name: 'SQLi_BODY', action_to_use: { count: {} } },
    ]);
    expect(overridesOf({ acl })).toEqual([
      { name: 'GenericRFI_BODY', action_to_use: { count: {} } },
    ]);
  });
});

describe('the rate limit of a load balancer behind a distribution', () => {
  it('counts by the user, and what one sender sends whoever it names', () => {
    const { one } = terraformOf(
      anEnvironment({
        edge: {
          webAcls: {
            origin: {
              protects: 'load-balancer/main',
              managedRules: [SQLI],
              rateLimit: { requests: 2000, windowSeconds: 60, requestsOfSender: 50_000 },
            },
          },
        },
      }),
    );
    const rules: readonly Rule[] = one('aws_wafv2_web_acl', 'origin').rule;
    const limits = rules.flatMap(({ name, statement: { rate_based_statement: rate } }) =>
      rate === undefined ? [] : [[name, rate.limit, rate.aggregate_key_type]],
    );

    expect(limits).toEqual([
      ['rate-limit', 2000, 'FORWARDED_IP'],
      ['rate-limit-of-sender', 50_000, 'IP'],
    ]);
  });
});

interface Rule {
  readonly name: string;
  readonly statement: {
    readonly rate_based_statement?: { readonly limit: number; readonly aggregate_key_type: string };
  };
}
