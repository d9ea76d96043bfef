// CloudFront, WAF and the load balancer; the way of a request to a pod.
import { type Claim, outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform, kubernetes, documented } = outputOf('three-tier/prod');

const WEB_BUCKET = 'three-tier-prod-web-222233334444';
const DISTRIBUTION = '${aws_cloudfront_distribution.main.arn}';
const NO_CACHE = '4135ea2d-6df8-44a3-9df3-5b5a84be39ad'; // Managed-CachingDisabled

const distribution = (path: string) =>
  terraform('edge', `aws_cloudfront_distribution.main.${path}`);
const targetGroup = (path: string) => terraform('edge', `aws_lb_target_group.main-api.${path}`);
const aclRule = (name: string, path: string) =>
  terraform('edge', `aws_wafv2_web_acl.distribution.rule[name=${name}].${path}`);

/** A group of AWS's own rules blocks at the edge. */
function managed(group: string): readonly [Claim, ...Claim[]] {
  return [
    aclRule(group, 'statement.managed_rule_group_statement.name').is(group),
    aclRule(group, 'statement.managed_rule_group_statement.vendor_name').is('AWS'),
    aclRule(group, 'statement.managed_rule_group_statement.rule_action_override').absent(),
    aclRule(group, 'override_action').is({ none: {} }),
    distribution('web_acl_id').is('${aws_wafv2_web_acl.distribution.arn}'),
  ];
}

export const edge: Rows = {
  'S2-EDGE-01': row(
    'CloudFront with WAF serves the React application from S3',
    terraform('data', 'aws_s3_bucket.web.bucket').is(WEB_BUCKET),
    terraform('data', 'aws_s3_bucket.web.tags.Purpose').is('React application'),
    distribution('origin[origin_id=web].domain_name').is(
      `${WEB_BUCKET}.s3.us-east-1.amazonaws.com`,
    ),
    distribution('origin[origin_id=web].origin_access_control_id').is(
      '${aws_cloudfront_origin_access_control.main.id}',
    ),
    distribution('origin_group[origin_id=web-or-replica].member[0].origin_id').is('web'),
    distribution('default_cache_behavior.target_origin_id').is('web-or-replica'),
    distribution('default_root_object').is('index.html'),
    distribution('web_acl_id').is('${aws_wafv2_web_acl.distribution.arn}'),
    terraform(
      'edge',
      'data.aws_iam_policy_document.web.statement[sid=ReadByDistribution].principals[0].identifiers',
    ).is(['cloudfront.amazonaws.com']),
    terraform(
      'edge',
      'data.aws_iam_policy_document.web.statement[sid=ReadByDistribution].condition[0].values',
    ).is([DISTRIBUTION]),
    terraform('edge', 'aws_s3_bucket_policy.web.bucket').is(WEB_BUCKET),
    terraform('edge', 'aws_s3_bucket_policy.web.policy').is(
      '${data.aws_iam_policy_document.web.json}',
    ),
  ),
  'S2-EDGE-02': row(
    'HTTPS from the presentation tier to the application tier',
    distribution('origin[origin_id=api].custom_origin_config.origin_protocol_policy').is(
      'https-only',
    ),
    distribution('origin[origin_id=api].custom_origin_config.https_port').is(443),
    distribution('origin[origin_id=api].domain_name').is('origin.threetier.dev'),
    terraform('edge', 'aws_route53_record.load-balancer-main.alias.name').is(
      '${aws_lb.main.dns_name}',
    ),
    terraform('edge', 'aws_lb_listener.*.protocol').all('HTTPS'),
  ),
  'S2-EDGE-03': row(
    'content is delivered from all over the world',
    distribution('price_class').is('PriceClass_All'),
  ),
  'S2-EDGE-04': row(
    'WAF against common web attacks',
    terraform('edge', 'aws_wafv2_web_acl.distribution.rule[].name').are(
      'blocked-countries',
      'rate-limit',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesSQLiRuleSet',
    ),
    ...managed('AWSManagedRulesCommonRuleSet'),
    terraform('edge', 'aws_wafv2_web_acl.distribution.scope').is('CLOUDFRONT'),
  ),
  'S2-EDGE-05': row(
    'CloudFront: global edge locations',
    distribution('price_class').is('PriceClass_All'),
    distribution('enabled').is(true),
    distribution('is_ipv6_enabled').is(true),
  ),
  'S2-EDGE-06': row(
    'CloudFront ends TLS 1.2 or newer with a certificate of ACM in us-east-1',
    distribution('viewer_certificate.acm_certificate_arn').is(
      '${aws_acm_certificate_validation.distribution-main.certificate_arn}',
    ),
    distribution('viewer_certificate.minimum_protocol_version').is('TLSv1.2_2021'),
    distribution('viewer_certificate.ssl_support_method').is('sni-only'),
    distribution('default_cache_behavior.viewer_protocol_policy').is('redirect-to-https'),
    distribution('ordered_cache_behavior[].viewer_protocol_policy').all('redirect-to-https'),
    terraform('edge', 'aws_acm_certificate.distribution-main.domain_name').is('threetier.dev'),
    terraform('edge', 'aws_acm_certificate.distribution-main.provider').absent(),
    terraform('edge', 'provider.aws[0].region').is('us-east-1'),
    terraform('edge', 'provider.aws[0].alias').absent(),
  ),
  'S2-EDGE-07': row(
    'CloudFront: protection against DDoS',
    documented(
      'AWS Shield Standard protects CloudFront and the load balancer without configuration.',
    ),
  ),
  'S2-EDGE-08': row(
    'CloudFront: static files stay in the cache for a day, told apart by nothing but their path',
    distribution('default_cache_behavior.cache_policy_id').is(
      '${aws_cloudfront_cache_policy.main-default.id}',
    ),
    terraform('edge', 'aws_cloudfront_cache_policy.main-default.default_ttl').is(86400),
    ...['cookies_config.cookie', 'headers_config.header', 'query_strings_config.query_string'].map(
      (part) =>
        terraform(
          'edge',
          `aws_cloudfront_cache_policy.main-default.parameters_in_cache_key_and_forwarded_to_origin.${part}_behavior`,
        ).is('none'),
    ),
  ),
  'S2-EDGE-09': row(
    'CloudFront: origin failover, to the replica of the bucket in the recovery region',
    distribution('origin_group[].member[].origin_id').are('web', 'web-replica'),
    distribution('origin_group[0].failover_criteria.status_codes').includes(500, 502, 503, 504),
    distribution('origin_group[0].origin_id').is('web-or-replica'),
    distribution('default_cache_behavior.target_origin_id').is('web-or-replica'),
    distribution('origin[origin_id=web-replica].domain_name').is(
      `${WEB_BUCKET}-replica.s3.us-west-2.amazonaws.com`,
    ),
    terraform('recovery', 'aws_s3_bucket.web-replica.bucket').is(`${WEB_BUCKET}-replica`),
    terraform(
      'edge',
      'data.aws_iam_policy_document.web-replica.statement[sid=ReadByDistribution].principals[0].identifiers',
    ).is(['cloudfront.amazonaws.com']),
    terraform(
      'recovery',
      'data.aws_iam_policy_document.recovery.statement[sid=Distributions].actions',
    ).is(['kms:Decrypt']),
  ),
  'S2-EDGE-10': row(
    'WAF: protection against the OWASP Top 10',
    ...managed('AWSManagedRulesCommonRuleSet'),
    ...managed('AWSManagedRulesKnownBadInputsRuleSet'),
    ...managed('AWSManagedRulesSQLiRuleSet'),
  ),
  'S2-EDGE-11': row(
    'WAF: rate limiting, 2000 requests of an address in five minutes',
    aclRule('rate-limit', 'statement.rate_based_statement.limit').is(2000),
    aclRule('rate-limit', 'statement.rate_based_statement.evaluation_window_sec').is(300),
    aclRule('rate-limit', 'statement.rate_based_statement.aggregate_key_type').is('IP'),
    aclRule('rate-limit', 'statement.rate_based_statement.scope_down_statement').absent(),
    aclRule('rate-limit', 'action').is({ block: {} }),
  ),
  'S2-EDGE-12': row(
    'WAF: geo-blocking, before CloudFront and of what comes past it',
    distribution('web_acl_id').is('${aws_wafv2_web_acl.distribution.arn}'),
    ...['distribution', 'load-balancer'].flatMap((acl) => {
      const rule = (path: string) =>
        terraform('edge', `aws_wafv2_web_acl.${acl}.rule[name=blocked-countries].${path}`);
      return [
        rule('statement.geo_match_statement.country_codes').is(['CU', 'IR', 'KP']),
        rule('action').is({ block: {} }),
        rule('priority').is(0),
      ];
    }),
  ),
  'S2-EDGE-13': row('WAF: prevents SQL injection', ...managed('AWSManagedRulesSQLiRuleSet')),
  'S2-EDGE-14': row(
    'WAF: protects against cross-site scripting',
    ...managed('AWSManagedRulesCommonRuleSet'),
  ),
  'S2-EDGE-15': row(
    'load balancer: health checks',
    targetGroup('health_check.enabled').is(true),
    targetGroup('health_check.path').is('/health'),
    targetGroup('health_check.port').is('traffic-port'),
    targetGroup('health_check.matcher').is('200-299'),
    targetGroup('health_check.interval').is(30),
  ),
  'S2-EDGE-16': row(
    'load balancer: ends TLS',
    terraform('edge', 'aws_lb_listener.main-443.protocol').is('HTTPS'),
    terraform('edge', 'aws_lb_listener.main-443.port').is(443),
    terraform('edge', 'aws_lb_listener.main-443.ssl_policy').is(
      'ELBSecurityPolicy-TLS13-1-2-2021-06',
    ),
    terraform('edge', 'aws_lb_listener.main-443.certificate_arn').is(
      '${aws_acm_certificate_validation.load-balancer-main.certificate_arn}',
    ),
    terraform('edge', 'aws_acm_certificate.load-balancer-main.domain_name').is(
      'origin.threetier.dev',
    ),
    targetGroup('protocol').is('HTTP'),
  ),
  'S2-EDGE-17': row(
    'load balancer: drains connections, and pods stay for as long',
    targetGroup('deregistration_delay').is('60'),
    kubernetes(
      'api/deployment-api',
      'spec.template.spec.containers[name=api].lifecycle.preStop.sleep.seconds',
    ).atLeast(60),
    kubernetes('api/deployment-api', 'spec.template.spec.terminationGracePeriodSeconds').atLeast(
      70,
    ),
  ),
  'S2-EDGE-18': row(
    'load balancer: sticky sessions, whose cookie CloudFront forwards',
    targetGroup('stickiness.enabled').is(true),
    targetGroup('stickiness.type').is('lb_cookie'),
    targetGroup('stickiness.cookie_duration').is(3600),
    // Managed-AllViewerExceptHostHeader
    distribution('ordered_cache_behavior[path_pattern="/api/*"].origin_request_policy_id').is(
      'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    ),
  ),
  'S2-EDGE-19': row(
    'load balancer: routes by path',
    terraform('edge', 'aws_lb_listener_rule.main-100.condition[0].path_pattern.values').is([
      '/api/*',
    ]),
    terraform('edge', 'aws_lb_listener_rule.main-100.action[0].target_group_arn').is(
      '${aws_lb_target_group.main-api.arn}',
    ),
    terraform('edge', 'aws_lb_listener_rule.main-100.listener_arn').is(
      '${aws_lb_listener.main-443.arn}',
    ),
    terraform('edge', 'aws_lb_listener.main-443.default_action[0].fixed_response.status_code').is(
      '404',
    ),
  ),
  'S2-FLOW-01': row(
    'users send HTTPS requests to the domain',
    terraform('dns', 'aws_route53_zone.main.name').is('threetier.dev'),
    distribution('aliases').is(['threetier.dev']),
    distribution('default_cache_behavior.viewer_protocol_policy').is('redirect-to-https'),
    terraform('edge', 'aws_route53_record.distribution-main.name').is('threetier.dev'),
  ),
  'S2-FLOW-02': row(
    'Route 53 resolves to the distribution',
    terraform('edge', 'aws_route53_record[name=threetier.dev].type').are('A', 'AAAA'),
    ...['distribution-main', 'distribution-main-ipv6'].flatMap((record) => [
      terraform('edge', `aws_route53_record.${record}.name`).is('threetier.dev'),
      terraform('edge', `aws_route53_record.${record}.alias.name`).is(
        '${aws_cloudfront_distribution.main.domain_name}',
      ),
      terraform('edge', `aws_route53_record.${record}.alias.zone_id`).is(
        '${aws_cloudfront_distribution.main.hosted_zone_id}',
      ),
      terraform('edge', `aws_route53_record.${record}.zone_id`).is(
        '${data.terraform_remote_state.dns.outputs.zone_id}',
      ),
    ]),
  ),
  'S2-FLOW-03': row(
    'static files from the cache of the edge, requests of the API to the load balancer',
    distribution('default_cache_behavior.cache_policy_id').is(
      '${aws_cloudfront_cache_policy.main-default.id}',
    ),
    terraform('edge', 'aws_cloudfront_cache_policy.main-default.max_ttl').is(86400),
    distribution('ordered_cache_behavior[0].path_pattern').is('/api/*'),
    distribution('ordered_cache_behavior[0].target_origin_id').is('api'),
    distribution('ordered_cache_behavior[0].cache_policy_id').is(NO_CACHE),
    distribution('ordered_cache_behavior[0].allowed_methods').includes(
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
    ),
    distribution('origin[origin_id=api].domain_name').is('origin.threetier.dev'),
    terraform('edge', 'aws_route53_record.load-balancer-main.name').is('origin.threetier.dev'),
    terraform('edge', 'aws_route53_record.load-balancer-main.alias.name').is(
      '${aws_lb.main.dns_name}',
    ),
  ),
  'S2-FLOW-04': row(
    'WAF inspects requests: at CloudFront, and once more between it and the load balancer',
    distribution('web_acl_id').is('${aws_wafv2_web_acl.distribution.arn}'),
    terraform('edge', 'aws_wafv2_web_acl.distribution.scope').is('CLOUDFRONT'),
    terraform('edge', 'aws_wafv2_web_acl_association.load-balancer.resource_arn').is(
      '${aws_lb.main.arn}',
    ),
    terraform('edge', 'aws_wafv2_web_acl_association.load-balancer.web_acl_arn').is(
      '${aws_wafv2_web_acl.load-balancer.arn}',
    ),
    terraform('edge', 'aws_wafv2_web_acl.load-balancer.scope').is('REGIONAL'),
    ...['CommonRuleSet', 'KnownBadInputsRuleSet', 'SQLiRuleSet'].map((group) =>
      terraform(
        'edge',
        `aws_wafv2_web_acl.load-balancer.rule[name=AWSManagedRules${group}].statement.managed_rule_group_statement.name`,
      ).is(`AWSManagedRules${group}`),
    ),
  ),
  'S2-FLOW-05': row(
    'the load balancer distributes to healthy pods',
    targetGroup('target_type').is('ip'),
    targetGroup('name').is('three-tier-prod-api'),
    targetGroup('port').is(8000),
    targetGroup('health_check.enabled').is(true),
    kubernetes('api/targetgroupbinding-api', 'spec.targetGroupName').is('three-tier-prod-api'),
    kubernetes('api/targetgroupbinding-api', 'spec.targetType').is('ip'),
    kubernetes('api/targetgroupbinding-api', 'spec.serviceRef.name').is('api'),
  ),
  'S2-FLOW-06': row(
    'the Kubernetes Service routes to the pods',
    kubernetes('api/service-api', 'spec.ports[0].port').is(8000),
    kubernetes('api/service-api', 'spec.ports[0].targetPort').is('http'),
    kubernetes('api/service-api', 'spec.selector."app.kubernetes.io/name"').is('api'),
    kubernetes('api/deployment-api', 'spec.template.metadata.labels."app.kubernetes.io/name"').is(
      'api',
    ),
    kubernetes(
      'api/deployment-api',
      'spec.template.spec.containers[name=api].ports[name=http].containerPort',
    ).is(8000),
    kubernetes('api/targetgroupbinding-api', 'spec.serviceRef.port').is(8000),
  ),
};
