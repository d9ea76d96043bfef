// From the users to the gateway: CloudFront, WAF and the load balancer.
import { type Claims, outputOf, type Rows, row } from '../proof/rows.ts';
import { subnetsOf } from '../proof/subnets.ts';

const { kubernetes, terraform, documented, deviates } = outputOf('learning-hub/prod');

const DISTRIBUTION = 'aws_cloudfront_distribution.main';
const TARGETS = 'aws_lb_target_group.main-api-gateway';

const rule = (acl: string, name: string) => `aws_wafv2_web_acl.${acl}.rule[name=${name}]`;

/** A group of AWS, whose own actions count. */
const managed = (acl: string, name: string) => [
  terraform('edge', `${rule(acl, name)}.statement.managed_rule_group_statement.name`).is(name),
  terraform('edge', `${rule(acl, name)}.statement.managed_rule_group_statement.vendor_name`).is(
    'AWS',
  ),
  terraform('edge', `${rule(acl, name)}.override_action`).is({ none: {} }),
];

const owaspTop10 = (acl: string) =>
  ['CommonRuleSet', 'KnownBadInputsRuleSet', 'SQLiRuleSet'].flatMap((name) =>
    managed(acl, `AWSManagedRules${name}`),
  );

/** That the load balancer sends what comes for a path to the gateway. */
const routes = (priority: number, path: string) => [
  terraform('edge', `aws_lb_listener_rule.main-${priority}.listener_arn`).is(
    '${aws_lb_listener.main-443.arn}',
  ),
  terraform('edge', `aws_lb_listener_rule.main-${priority}.condition[].path_pattern.values[]`).are(
    path,
  ),
  terraform('edge', `aws_lb_listener_rule.main-${priority}.action[0].type`).is('forward'),
  terraform('edge', `aws_lb_listener_rule.main-${priority}.action[0].target_group_arn`).is(
    `\${${TARGETS}.arn}`,
  ),
];

const bucketOrigin = (name: string): Claims => [
  terraform('edge', `${DISTRIBUTION}.origin[origin_id=${name}].domain_name`).is(
    `learning-hub-${name}.s3.us-east-1.amazonaws.com`,
  ),
  terraform('edge', `${DISTRIBUTION}.origin[origin_id=${name}].origin_access_control_id`).is(
    '${aws_cloudfront_origin_access_control.main.id}',
  ),
];

const gatewayBinding = (path: string) =>
  kubernetes('api-gateway/targetgroupbinding-api-gateway', path);

export const rows: Rows = {
  'S3-EDGE-01': row(
    'Users → CloudFront → WAF → load balancer → API gateway',
    terraform(
      'edge',
      `${DISTRIBUTION}.ordered_cache_behavior[path_pattern=/api/*].target_origin_id`,
    ).is('api'),
    terraform('edge', `${DISTRIBUTION}.origin[origin_id=api].domain_name`).is(
      'origin.learninghub.com',
    ),
    documented('users --> distribution__main\n  distribution__main --> webAcl__load_balancer\n'),
    documented('webAcl__load_balancer --> loadBalancer__main\n'),
    documented('loadBalancer__main --> service__api_gateway\n'),
    terraform('edge', 'aws_route53_record.load-balancer-main.name').is('origin.learninghub.com'),
    terraform('edge', 'aws_route53_record.load-balancer-main.alias.name').is(
      '${aws_lb.main.dns_name}',
    ),
    terraform('edge', `${DISTRIBUTION}.web_acl_id`).is('${aws_wafv2_web_acl.distribution.arn}'),
    terraform('edge', 'aws_wafv2_web_acl_association.load-balancer.resource_arn').is(
      '${aws_lb.main.arn}',
    ),
    ...routes(100, '/api/*'),
    gatewayBinding('spec.targetGroupName').is('learning-hub-prod-api-gateway'),
    gatewayBinding('spec.serviceRef.name').is('api-gateway'),
    gatewayBinding('spec.serviceRef.port').is(3000),
    ...['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'].map((cidr) =>
      kubernetes(
        'api-gateway/networkpolicy-api-gateway',
        `spec.ingress[0].from[ipBlock.cidr=${cidr}].ipBlock.cidr`,
      ).is(cidr),
    ),
  ),
  'S3-EDGE-02': row(
    'CloudFront: all edge locations, static assets and media, behind a web ACL',
    terraform('edge', `${DISTRIBUTION}.price_class`).is('PriceClass_All'),
    terraform('edge', `${DISTRIBUTION}.enabled`).is(true),
    terraform('edge', `${DISTRIBUTION}.default_cache_behavior.target_origin_id`).is('static'),
    terraform(
      'edge',
      `${DISTRIBUTION}.ordered_cache_behavior[path_pattern=/media/*].target_origin_id`,
    ).is('media'),
    ...bucketOrigin('static'),
    ...bucketOrigin('media'),
    terraform('edge', `${DISTRIBUTION}.web_acl_id`).is('${aws_wafv2_web_acl.distribution.arn}'),
    terraform(
      'edge',
      `${rule('distribution', 'rate-limit')}.statement.rate_based_statement.limit`,
    ).is(2000),
  ),
  'S3-EDGE-03': row(
    'WAF: OWASP Top 10',
    terraform('edge', `${DISTRIBUTION}.web_acl_id`).is('${aws_wafv2_web_acl.distribution.arn}'),
    ...owaspTop10('distribution'),
    ...owaspTop10('load-balancer'),
  ),
  'S3-EDGE-04': row(
    'WAF: rate limiting',
    terraform('edge', `${DISTRIBUTION}.web_acl_id`).is('${aws_wafv2_web_acl.distribution.arn}'),
    ...['distribution', 'load-balancer'].flatMap((acl) => [
      terraform('edge', `${rule(acl, 'rate-limit')}.statement.rate_based_statement.limit`).is(2000),
      terraform(
        'edge',
        `${rule(acl, 'rate-limit')}.statement.rate_based_statement.evaluation_window_sec`,
      ).is(300),
      terraform('edge', `${rule(acl, 'rate-limit')}.action`).is({ block: {} }),
    ]),
  ),
  'S3-EDGE-05': row(
    'WAF: geo blocking, before CloudFront and of what comes past it',
    terraform('edge', 'aws_cloudfront_distribution.main.web_acl_id').is(
      '${aws_wafv2_web_acl.distribution.arn}',
    ),
    ...['distribution', 'load-balancer'].flatMap((acl) => {
      const rule = (path: string) =>
        terraform('edge', `aws_wafv2_web_acl.${acl}.rule[name=blocked-countries].${path}`);
      return [
        rule('statement.geo_match_statement.country_codes').is(['CU', 'IR', 'KP']),
        rule('action').is({ block: {} }),
      ];
    }),
  ),
  'S3-EDGE-06': row(
    'Shield Standard, and not Advanced',
    documented(
      'AWS Shield Standard protects CloudFront and the load balancer without configuration.',
    ),
    terraform('*', 'resource.aws_shield_subscription').absent(),
    terraform('*', 'resource.aws_shield_protection').absent(),
  ),
  'S3-EDGE-07': row(
    'WAF in front of the load balancer',
    terraform('edge', 'aws_wafv2_web_acl.load-balancer.scope').is('REGIONAL'),
    terraform('edge', 'aws_wafv2_web_acl_association.load-balancer.resource_arn').is(
      '${aws_lb.main.arn}',
    ),
    terraform('edge', 'aws_wafv2_web_acl_association.load-balancer.web_acl_arn').is(
      '${aws_wafv2_web_acl.load-balancer.arn}',
    ),
  ),
  'S3-EDGE-08': row(
    'origins: S3 static and S3 media, and the load balancer beside them',
    ...bucketOrigin('static'),
    ...bucketOrigin('media'),
    terraform('edge', `${DISTRIBUTION}.origin[].origin_id`).are('static', 'media', 'api'),
    deviates('edge.distributions.main.origins'),
  ),
  'S3-EDGE-09': row(
    'all edge locations',
    terraform('edge', 'aws_cloudfront_distribution.*.price_class').are('PriceClass_All'),
  ),
  'S3-EDGE-10': row(
    'static assets are kept for a year',
    terraform('edge', 'aws_cloudfront_cache_policy.main-default.default_ttl').is(31536000),
    terraform('edge', `${DISTRIBUTION}.default_cache_behavior.cache_policy_id`).is(
      '${aws_cloudfront_cache_policy.main-default.id}',
    ),
    terraform('edge', `${DISTRIBUTION}.default_cache_behavior.target_origin_id`).is('static'),
  ),
  'S3-EDGE-11': row(
    'media files are kept for seven days',
    terraform('edge', 'aws_cloudfront_cache_policy.main-media.default_ttl').is(604800),
    terraform(
      'edge',
      `${DISTRIBUTION}.ordered_cache_behavior[path_pattern=/media/*].cache_policy_id`,
    ).is('${aws_cloudfront_cache_policy.main-media.id}'),
    terraform(
      'edge',
      `${DISTRIBUTION}.ordered_cache_behavior[path_pattern=/media/*].target_origin_id`,
    ).is('media'),
  ),
  'S3-EDGE-12': row(
    'www.learninghub.com',
    terraform('edge', `${DISTRIBUTION}.aliases[]`).are('www.learninghub.com'),
    ...['distribution-main', 'distribution-main-ipv6'].flatMap((record) => [
      terraform('edge', `aws_route53_record.${record}.name`).is('www.learninghub.com'),
      terraform('edge', `aws_route53_record.${record}.alias.name`).is(
        '${aws_cloudfront_distribution.main.domain_name}',
      ),
    ]),
    terraform('dns', 'aws_route53_zone.main.name').is('learninghub.com'),
  ),
  'S3-EDGE-13': row(
    'a certificate of ACM, in us-east-1',
    terraform('edge', 'aws_acm_certificate.distribution-main.domain_name').is(
      'www.learninghub.com',
    ),
    terraform('edge', `${DISTRIBUTION}.viewer_certificate.acm_certificate_arn`).is(
      '${aws_acm_certificate_validation.distribution-main.certificate_arn}',
    ),
    terraform('edge', 'aws_acm_certificate_validation.distribution-main.certificate_arn').is(
      '${aws_acm_certificate.distribution-main.arn}',
    ),
    terraform('edge', 'provider.aws[0].region').is('us-east-1'),
  ),
  'S3-LB-01': row(
    'the load balancer ends TLS, routes by path, checks health, in three zones',
    terraform('edge', 'aws_lb_listener.main-443.protocol').is('HTTPS'),
    terraform('edge', 'aws_lb_listener.main-443.port').is(443),
    terraform('edge', 'aws_lb_listener.main-443.load_balancer_arn').is('${aws_lb.main.arn}'),
    terraform('edge', 'aws_lb_listener.main-443.certificate_arn').is(
      '${aws_acm_certificate_validation.load-balancer-main.certificate_arn}',
    ),
    ...routes(100, '/api/*'),
    ...routes(110, '/ws/*'),
    terraform('edge', `${TARGETS}.health_check.enabled`).is(true),
    terraform('edge', 'aws_lb.main.subnets').is(subnetsOf('public')),
    terraform('network', 'output.subnet_ids.value.public[]').are(
      ...['a', 'b', 'c'].map((zone) => `\${aws_subnet.public-us-east-1${zone}.id}`),
    ),
  ),
  'S3-LB-02': row(
    'one load balancer, an ALB',
    terraform('edge', 'aws_lb.*.load_balancer_type').are('application'),
    kubernetes('*/service-*', 'spec.type').all('ClusterIP'),
  ),
  'S3-LB-03': row(
    'three zones',
    terraform('edge', 'aws_lb.main.subnets').is(subnetsOf('public')),
    terraform('network', 'output.subnet_ids.value.public[]').are(
      ...['a', 'b', 'c'].map((zone) => `\${aws_subnet.public-us-east-1${zone}.id}`),
    ),
  ),
  'S3-LB-04': row(
    'targets: pods of the API gateway',
    terraform('edge', `${TARGETS}.target_type`).is('ip'),
    terraform('edge', `${TARGETS}.port`).is(3000),
    terraform('edge', `${TARGETS}.name`).is('learning-hub-prod-api-gateway'),
    gatewayBinding('spec.targetGroupName').is('learning-hub-prod-api-gateway'),
    gatewayBinding('spec.targetType').is('ip'),
    gatewayBinding('spec.serviceRef.name').is('api-gateway'),
    gatewayBinding('spec.serviceRef.port').is(3000),
  ),
  'S3-LB-05': row(
    'health checks: HTTP /health every 30 seconds',
    terraform('edge', `${TARGETS}.health_check.path`).is('/health'),
    terraform('edge', `${TARGETS}.health_check.protocol`).is('HTTP'),
    terraform('edge', `${TARGETS}.health_check.interval`).is(30),
  ),
  'S3-LB-06': row(
    'idle connections are closed after 60 seconds',
    terraform('edge', 'aws_lb.main.idle_timeout').is(60),
  ),
  'S3-LB-07': row(
    'TLS 1.2 and TLS 1.3',
    terraform('edge', 'aws_lb_listener.*.ssl_policy').are('ELBSecurityPolicy-TLS13-1-2-2021-06'),
  ),
};
