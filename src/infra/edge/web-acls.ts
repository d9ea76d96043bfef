// AWS WAF web ACLs. One for a distribution lives in us-east-1, whatever the home region.
// https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html
import type { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js';
import { forwardedTo } from '../../model/edge/behind-distribution.ts';
import { ruleOverridesOf } from '../../model/edge/body-sizes.ts';
import { groupOf } from '../../model/edge/managed-rules.ts';
import { prefixOf } from '../../model/naming/core.ts';
import type { WebAcl } from '../../model/schema/edge/web-acl.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { globalProvider } from '../../terraform/hosts/global-provider.ts';
import type { RootModule } from '../../terraform/root-module.ts';

/** Returns the ARNs of web ACLs by the key of the distribution they protect. */
export function addWebAcls(
  module: RootModule,
  balancers: ReadonlyMap<string, Lb>,
): ReadonlyMap<string, string> {
  const byDistribution = new Map<string, string>();
  for (const [key, acl] of Object.entries(module.environment.edge.webAcls)) {
    const [kind = '', target = ''] = acl.protects.split('/');
    const arn = addWebAcl(module, key, acl).arn;
    const balancer = balancers.get(target);
    if (kind === 'distribution') byDistribution.set(target, arn);
    else if (balancer) {
      module.resource(Wafv2WebAclAssociation, key, ['edge', 'webAcls', key, 'protects'], {
        resourceArn: balancer.arn,
        webAclArn: arn,
      });
    }
  }
  return byDistribution;
}

function addWebAcl(module: RootModule, key: string, acl: WebAcl): Wafv2WebAcl {
  const isGlobal = acl.protects.startsWith('distribution/');
  const name = `${prefixOf(module.environment)}-${key}`;
  return module.resource(Wafv2WebAcl, key, ['edge', 'webAcls', key], {
    name,
    description: `In front of ${acl.protects}`,
    scope: isGlobal ? 'CLOUDFRONT' : 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: visibility(name),
    rule: [
      ...ownRules(acl, name, rateLimitKey(module.environment, acl)),
      ...managedRules(module.environment, acl, name),
    ].map((rule, priority) => ({ ...rule, priority })),
    ...(isGlobal ? globalProvider(module) : {}),
  });
}

/** Behind a distribution a load balancer sees the addresses of CloudFront; whose request it is stands in
 * the header that CloudFront adds. */
function rateLimitKey({ edge }: Environment, acl: WebAcl): object {
  if (forwardedTo(edge, acl) === undefined) return { aggregate_key_type: 'IP' };
  return {
    aggregate_key_type: 'FORWARDED_IP',
    forwarded_ip_config: { header_name: 'X-Forwarded-For', fallback_behavior: 'MATCH' },
  };
}

function visibility(metricName: string) {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}

/** In order of evaluation: countries, rate, those of the environment. The bindings leave `statement` untyped,
 * so its keys are Terraform's own. */
function ownRules(acl: WebAcl, name: string, rateKey: object) {
  return [
    ...(acl.blockedCountries.length > 0
      ? [
          {
            name: 'blocked-countries',
            action: { block: {} },
            statement: { geo_match_statement: { country_codes: acl.blockedCountries } },
            visibilityConfig: visibility(`${name}-blocked-countries`),
          },
        ]
      : []),
    rateRule(acl, { key: 'rate-limit', name, limit: acl.rateLimit.requests, rateKey }),
    ...(acl.rateLimit.requestsOfSender === null
      ? []
      : [
          rateRule(acl, {
            ...{ key: 'rate-limit-of-sender', name, limit: acl.rateLimit.requestsOfSender },
            rateKey: { aggregate_key_type: 'IP' },
          }),
        ]),
    ...sortedEntries(acl.methodRules).map(([key, rule]) => ({
      name: key,
      action: { block: {} },
      statement: otherMethods(rule),
      visibilityConfig: visibility(`${name}-${key}`),
    })),
  ];
}

interface RateRule {
  readonly key: string;
  readonly name: string;
  readonly limit: number;
  readonly rateKey: object;
}

function rateRule({ rateLimit }: WebAcl, { key, name, limit, rateKey }: RateRule) {
  return {
    name: key,
    action: { block: {} },
    statement: {
      rate_based_statement: { limit, evaluation_window_sec: rateLimit.windowSeconds, ...rateKey },
    },
    visibilityConfig: visibility(`${name}-${key}`),
  };
}

function managedRules(environment: Environment, acl: WebAcl, name: string) {
  const overrides = sortedEntries(ruleOverridesOf(environment, acl));
  return acl.managedRules.map((group) => {
    const own = overrides.filter(([rule]) => groupOf(rule) === group);
    const actions = own.map(([rule, action]) => ({ name: rule, action_to_use: { [action]: {} } }));
    return {
      name: group,
      overrideAction: { none: {} },
      statement: {
        managed_rule_group_statement: {
          ...{ name: group, vendor_name: 'AWS' },
          ...(actions.length > 0 ? { rule_action_override: actions } : {}),
        },
      },
      visibilityConfig: visibility(`${name}-${group}`),
    };
  });
}

/** A path with a method that is not among those allowed. */
function otherMethods({ path, methods }: WebAcl['methodRules'][string]) {
  const isMethod = [...methods].sort().map((method) => matches('method', method, 'EXACTLY'));
  const [only] = isMethod;
  const allowed = isMethod.length === 1 ? only : { or_statement: { statement: isMethod } };
  return {
    and_statement: {
      statement: [
        matches('uri_path', path, 'STARTS_WITH'),
        { not_statement: { statement: [allowed] } },
      ],
    },
  };
}

function matches(field: 'method' | 'uri_path', text: string, constraint: string) {
  return {
    byte_match_statement: {
      field_to_match: { [field]: {} },
      search_string: text,
      positional_constraint: constraint,
      text_transformation: [{ priority: 0, type: 'NONE' }],
    },
  };
}
