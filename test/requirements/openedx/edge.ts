// From users to pods: WAF, CloudFront, the load balancer, the ingress controller and its certificates.
import { outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform, kubernetes, argocd, values, documented, deviates } = outputOf('openedx/prod');

const DISTRIBUTION = 'aws_cloudfront_distribution.main';
const WEB = `${DISTRIBUTION}.origin[origin_id=web]`;
const ACL = 'aws_wafv2_web_acl.distribution';
const LISTENER = 'aws_lb_listener.main-443';
const GROUP = 'aws_lb_target_group.ingress';
const HOSTS = [
  'learn.openedx-platform.org',
  'studio.openedx-platform.org',
  'apps.openedx-platform.org',
];
const SECURITY_HEADERS = '${aws_cloudfront_response_headers_policy.main.id}';
const managed = (group: string) =>
  `${ACL}.rule[statement.managed_rule_group_statement.name=${group}]`;
const LIMIT = 'metadata.annotations."nginx.ingress.kubernetes.io/limit-rps"';
const config = (key: string) => values('ingress-nginx', `controller.config.${key}`);

const isBehindWaf = terraform('edge', `${DISTRIBUTION}.web_acl_id`).is(
  '${aws_wafv2_web_acl.distribution.arn}',
);
const isListened = [
  terraform('edge', `${LISTENER}.load_balancer_arn`).is('${aws_lb.main.arn}'),
  terraform('edge', `${LISTENER}.port`).is(443),
  terraform('edge', `${LISTENER}.protocol`).is('TCP'),
  terraform('edge', `${LISTENER}.default_action[].target_group_arn`).are(
    '${aws_lb_target_group.ingress.arn}',
  ),
];
const isBound = [
  terraform('edge', `${GROUP}.name`).is('openedx-prod-ingress'),
  kubernetes('ingress/targetgroupbinding-ingress', 'spec.targetGroupName').is(
    'openedx-prod-ingress',
  ),
  kubernetes('ingress/targetgroupbinding-ingress', 'spec.serviceRef.name').is(
    'ingress-nginx-controller',
  ),
];
const routes = (service: string) =>
  kubernetes(`${service}/ingress-${service}`, 'spec.rules[].http.paths[].backend.service.name').are(
    service,
  );

/** The rules of a managed group act as AWS wrote them. */
const blocks = (group: string) =>
  [
    terraform('edge', `${managed(group)}.statement.managed_rule_group_statement.vendor_name`).is(
      'AWS',
    ),
    terraform('edge', `${managed(group)}.override_action`).is({ none: {} }),
    isBehindWaf,
  ] as const;

export const edge: Rows = {
  'S0-EDGE-01': row(
    'users, WAF and CloudFront, NLB, nginx, LMS and CMS',
    terraform('edge', `${DISTRIBUTION}.aliases`).is(HOSTS),
    isBehindWaf,
    terraform('edge', `${WEB}.domain_name`).is('origin.openedx-platform.org'),
    terraform('edge', `${DISTRIBUTION}.default_cache_behavior.target_origin_id`).is('web'),
    terraform('edge', 'aws_route53_record.load-balancer-main.name').is(
      'origin.openedx-platform.org',
    ),
    terraform('edge', 'aws_route53_record.load-balancer-main.alias.name').is(
      '${aws_lb.main.dns_name}',
    ),
    ...isListened,
    ...isBound,
    routes('lms'),
    routes('cms'),
  ),
  'S0-EDGE-02': row(
    'a web ACL before CloudFront',
    terraform('edge', `${ACL}.scope`).is('CLOUDFRONT'),
    terraform('edge', 'provider.aws[0].region').is('us-east-1'),
    isBehindWaf,
  ),
  'S0-EDGE-03': row(
    '2000 requests in 5 minutes per address',
    terraform('edge', `${ACL}.rule[name=rate-limit].statement.rate_based_statement`).is({
      aggregate_key_type: 'IP',
      evaluation_window_sec: 300,
      limit: 2000,
    }),
    terraform('edge', `${ACL}.rule[name=rate-limit].action`).is({ block: {} }),
    isBehindWaf,
  ),
  'S0-EDGE-04': row('Common Rule Set', ...blocks('AWSManagedRulesCommonRuleSet')),
  'S0-EDGE-05': row('against SQL injection', ...blocks('AWSManagedRulesSQLiRuleSet')),
  'S0-EDGE-06': row(
    'against XSS: those rules of the Common Rule Set block',
    ...blocks('AWSManagedRulesCommonRuleSet'),
    terraform(
      'edge',
      `${managed('AWSManagedRulesCommonRuleSet')}.statement.managed_rule_group_statement.rule_action_override[].name`,
    ).are('SizeRestrictions_BODY'),
  ),
  'S0-EDGE-07': row(
    'addresses of bad reputation',
    ...blocks('AWSManagedRulesAmazonIpReputationList'),
  ),
  'S0-EDGE-08': row(
    'rules for the API',
    terraform('edge', `${ACL}.rule[name=api-methods].action`).is({ block: {} }),
    terraform('edge', apiMethods('0.byte_match_statement.search_string')).is('/api/'),
    terraform('edge', apiMethods('0.byte_match_statement.positional_constraint')).is('STARTS_WITH'),
    terraform(
      'edge',
      apiMethods(
        '1.not_statement.statement.0.or_statement.statement.*.byte_match_statement.search_string',
      ),
    ).are('DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'),
    isBehindWaf,
  ),
  'S0-EDGE-09': row(
    'WAF: geo-blocking, of a list that can be empty',
    terraform(
      'edge',
      `${ACL}.rule[name=blocked-countries].statement.geo_match_statement.country_codes`,
    ).is(['CU', 'IR', 'KP']),
    terraform('edge', `${ACL}.rule[name=blocked-countries].action`).is({ block: {} }),
    terraform('edge', `${DISTRIBUTION}.web_acl_id`).is('${aws_wafv2_web_acl.distribution.arn}'),
  ),
  'S0-EDGE-10': row(
    'CloudFront, worldwide',
    terraform('edge', `${DISTRIBUTION}.price_class`).is('PriceClass_All'),
    terraform('edge', `${DISTRIBUTION}.enabled`).is(true),
  ),
  'S0-EDGE-11': row(
    'static files are cached',
    terraform('edge', `${behavior('target_origin_id')}`).is('static'),
    terraform('edge', `${behavior('cache_policy_id')}`).is(
      '${aws_cloudfront_cache_policy.main-static.id}',
    ),
    terraform('edge', 'aws_cloudfront_cache_policy.main-static.default_ttl').is(31536000),
    terraform('edge', `${DISTRIBUTION}.origin[origin_id=static].domain_name`).is(
      'openedx-prod-static-444455556666.s3.us-east-1.amazonaws.com',
    ),
    terraform(
      'edge',
      'data.aws_iam_policy_document.static.statement[sid=ReadByDistribution].principals[].identifiers',
    ).are(['cloudfront.amazonaws.com']),
    kubernetes('lms/configmap-lms', 'data.STATIC_BUCKET').is('openedx-prod-static-444455556666'),
    kubernetes('lms/job-lms-release', 'spec.template.spec.containers[name=static].command').is([
      'python',
      '/openedx/bin/publish_static.py',
    ]),
  ),
  'S0-EDGE-12': row(
    'CloudFront compresses',
    terraform('edge', `${DISTRIBUTION}.default_cache_behavior.compress`).is(true),
    terraform('edge', `${DISTRIBUTION}.ordered_cache_behavior[].compress`).all(true),
    ...['gzip', 'brotli'].map((encoding) =>
      terraform(
        'edge',
        `aws_cloudfront_cache_policy.main-static.parameters_in_cache_key_and_forwarded_to_origin.enable_accept_encoding_${encoding}`,
      ).is(true),
    ),
  ),
  'S0-EDGE-13': row(
    'Shield Standard, and a limit of requests',
    documented('AWS Shield Standard protects CloudFront without configuration'),
    terraform('edge', 'aws_shield_subscription').absent(),
    terraform('edge', `${DISTRIBUTION}.enabled`).is(true),
    terraform('edge', `${ACL}.rule[name=rate-limit].action`).is({ block: {} }),
  ),
  'S0-EDGE-14': row(
    'users come over HTTPS',
    terraform('edge', `${DISTRIBUTION}.default_cache_behavior.viewer_protocol_policy`).is(
      'redirect-to-https',
    ),
    terraform('edge', `${DISTRIBUTION}.ordered_cache_behavior[].viewer_protocol_policy`).all(
      'redirect-to-https',
    ),
  ),
  'S0-EDGE-15': row(
    'TLS from CloudFront to the NLB, HTTP/2 from viewers',
    terraform('edge', `${WEB}.custom_origin_config.origin_protocol_policy`).is('https-only'),
    terraform('edge', `${WEB}.custom_origin_config.origin_ssl_protocols`).is(['TLSv1.2']),
    terraform('edge', `${WEB}.custom_origin_config.https_port`).is(443),
    terraform('edge', `${DISTRIBUTION}.http_version`).is('http2and3'),
    deviates('edge.distributions.main.origins.web'),
  ),
  'S0-EDGE-16': row(
    'a network load balancer of layer 4',
    terraform('edge', 'aws_lb.main.load_balancer_type').is('network'),
    ...isListened,
    terraform('edge', `${GROUP}.protocol`).is('TCP'),
  ),
  'S0-EDGE-17': row(
    'CloudFront spares transfer of static files',
    documented('CloudFront takes 50 to 80 percent of the data transfer of static files'),
    terraform('edge', `${behavior('target_origin_id')}`).is('static'),
  ),
  'S0-EDGE-18': row(
    'no transfer acceleration until it is needed',
    terraform('data', 'aws_s3_bucket_accelerate_configuration').absent(),
    documented('S3 Transfer Acceleration is off until it is needed'),
  ),
  'S0-EDGE-19': row(
    'TLS 1.2 or newer and HTTP/2 at the edge',
    terraform('edge', `${DISTRIBUTION}.viewer_certificate.minimum_protocol_version`).is(
      'TLSv1.2_2021',
    ),
    terraform('edge', `${DISTRIBUTION}.http_version`).is('http2and3'),
    config('ssl-protocols').is('TLSv1.2 TLSv1.3'),
  ),
  'S0-EDGE-20': row(
    'HSTS, whatever the origin says',
    terraform(
      'edge',
      'aws_cloudfront_response_headers_policy.main.security_headers_config.strict_transport_security',
    ).is({ access_control_max_age_sec: 31536000, include_subdomains: false, override: true }),
    terraform('edge', `${DISTRIBUTION}.default_cache_behavior.response_headers_policy_id`).is(
      SECURITY_HEADERS,
    ),
    terraform('edge', `${DISTRIBUTION}.ordered_cache_behavior[].response_headers_policy_id`).all(
      SECURITY_HEADERS,
    ),
  ),
  'S0-EDGE-21': row(
    'certificate and records of the domain',
    terraform('edge', 'aws_acm_certificate.distribution-main.domain_name').is(HOSTS[0]),
    terraform('edge', 'aws_acm_certificate.distribution-main.subject_alternative_names').is(
      HOSTS.slice(1),
    ),
    terraform('edge', 'provider.aws[0].region').is('us-east-1'),
    terraform('edge', `${DISTRIBUTION}.viewer_certificate.acm_certificate_arn`).is(
      '${aws_acm_certificate_validation.distribution-main.certificate_arn}',
    ),
    terraform(
      'edge',
      'aws_route53_record[alias.name=${aws_cloudfront_distribution.main.domain_name}].name',
    ).are(...HOSTS, ...HOSTS),
    deviates('edge.distributions.main.domains'),
  ),
  'S0-ING-01': row(
    'namespace ingress-nginx',
    argocd('application-openedx-prod-ingress-nginx', 'spec.destination.namespace').is(
      'ingress-nginx',
    ),
    kubernetes('namespaces/namespace-ingress-nginx', 'metadata.name').is('ingress-nginx'),
  ),
  'S0-ING-02': row(
    'the nginx ingress controller, twice',
    argocd('application-openedx-prod-ingress-nginx', 'spec.source.chart').is('ingress-nginx'),
    values('ingress-nginx', 'controller.replicaCount').is(2),
  ),
  'S0-ING-03': row('nginx speaks HTTP/2', config('use-http2').is('true')),
  'S0-ING-04': row(
    'nginx ends TLS',
    kubernetes('*/ingress-*', 'spec.tls[].secretName').are('lms-tls', 'cms-tls', 'mfe-tls'),
    kubernetes('*/ingress-*', 'spec.tls[].hosts').are(...HOSTS.map((host) => [host])),
    kubernetes('*/ingress-*', 'spec.ingressClassName').all('nginx'),
    kubernetes('ingress/targetgroupbinding-ingress', 'spec.serviceRef.port').is(443),
  ),
  'S0-ING-05': row(
    'nginx limits requests',
    kubernetes('lms/ingress-lms', LIMIT).is('50'),
    kubernetes('cms/ingress-cms', LIMIT).is('50'),
    // Not the load balancer, nor CloudFront: whoever asks.
    config('use-forwarded-headers').is('true'),
    config('proxy-real-ip-cidr').is('10.0.0.0/24,10.0.1.0/24,10.0.2.0/24'),
  ),
  'S0-ING-06': row(
    'nginx refuses attacks, but for what authors and learners write',
    config('enable-modsecurity').is('true'),
    config('enable-owasp-modsecurity-crs').is('true'),
    config('modsecurity-snippet').matches(
      /^Include \/etc\/nginx\/modsecurity\/modsecurity\.conf\nSecRuleEngine On\n/,
    ),
    config('modsecurity-snippet').includes(
      'tx.allowed_methods=GET HEAD POST OPTIONS PUT PATCH DELETE',
      '"@beginsWith /studio.openedx-platform.org/" "id:10001,',
      '"@beginsWith /learn.openedx-platform.org/api/discussion/" "id:10002,',
      '"@beginsWith /learn.openedx-platform.org/courses/" "id:10003,',
    ),
    deviates('services.cms.ingress.unblockedPaths'),
  ),
  'S0-ING-07': row('nginx compresses', config('use-gzip').is('true')),
  'S0-ING-08': row(
    'nginx routes to LMS and CMS with HTTP/1.1',
    routes('lms'),
    routes('cms'),
    kubernetes('lms/ingress-lms', 'spec.rules[].host').are(HOSTS[0]),
    kubernetes('cms/ingress-cms', 'spec.rules[].host').are(HOSTS[1]),
    kubernetes('lms/service-lms', 'spec.ports[].name').are('http'),
    kubernetes('cms/service-cms', 'spec.ports[].name').are('http'),
    kubernetes(
      '*/ingress-*',
      'metadata.annotations."nginx.ingress.kubernetes.io/backend-protocol"',
    ).absent(),
    config('proxy-http-version').absent(),
  ),
  'S0-ING-09': row(
    'the NLB hands layer 4 to nginx',
    terraform('edge', `${GROUP}.protocol`).is('TCP'),
    ...isBound,
    terraform('edge', `${GROUP}.target_type`).is('ip'),
    terraform('edge', `${GROUP}.port`).is(443),
    ...isListened,
  ),
  'S0-CERT-01': row(
    'cert-manager in its namespace',
    argocd('application-openedx-prod-cert-manager', 'spec.source.chart').is('cert-manager'),
    argocd('application-openedx-prod-cert-manager', 'spec.destination.namespace').is(
      'cert-manager',
    ),
    kubernetes('namespaces/namespace-cert-manager', 'metadata.name').is('cert-manager'),
  ),
  'S0-CERT-02': row(
    "Let's Encrypt",
    kubernetes('ingress/clusterissuer-letsencrypt', 'spec.acme.server').is(
      'https://acme-v02.api.letsencrypt.org/directory',
    ),
    kubernetes('ingress/clusterissuer-letsencrypt', 'spec.acme.solvers[].dns01.route53.region').are(
      'us-east-1',
    ),
    kubernetes('*/certificate-*', 'spec.issuerRef').all({
      kind: 'ClusterIssuer',
      name: 'letsencrypt',
      group: 'cert-manager.io',
    }),
  ),
  'S0-CERT-03': row(
    'certificates are renewed',
    kubernetes('*/certificate-*', 'spec.issuerRef.name').all('letsencrypt'),
    kubernetes('*/certificate-*', 'spec.privateKey.rotationPolicy').all('Always'),
    kubernetes('*/certificate-*', 'spec.secretName').count(3),
    kubernetes(
      'monitoring-config/prometheusrule-certificates',
      'spec.groups[].rules[alert=CertificateExpiring].expr',
    ).are('certmanager_certificate_expiration_timestamp_seconds - time() < 7 * 86400'),
  ),
  'S0-CERT-04': row(
    'a certificate for each host',
    kubernetes('*/certificate-*', 'spec.secretName').are('lms-tls', 'cms-tls', 'mfe-tls'),
    kubernetes('*/certificate-*', 'spec.dnsNames').are(...HOSTS.map((host) => [host])),
    kubernetes('*/ingress-*', 'spec.tls[].secretName').are('lms-tls', 'cms-tls', 'mfe-tls'),
  ),
};

function behavior(field: string): string {
  return `${DISTRIBUTION}.ordered_cache_behavior[path_pattern=/static/*].${field}`;
}

function apiMethods(path: string): string {
  return `${ACL}.rule[name=api-methods].statement.and_statement.statement.${path}`;
}
