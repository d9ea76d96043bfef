// The way from users to pods and back, and what guards it.
import type { Output, Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import { subnetsOf } from '../proof/subnets.ts';
import { dev, ofClusters, ofWorkloads, prod, staging, standby } from './environments.ts';

const edge = (path: string) => prod.terraform('edge', path);
const distribution = (path: string) => edge(`aws_cloudfront_distribution.main.${path}`);
const origin = (id: string, key: string) => distribution(`origin[origin_id=${id}].${key}`);
const network = (path: string) => prod.terraform('network', path);
const policy = (path: string) => prod.kubernetes('web/networkpolicy-web', `spec.${path}`);

const PUBLIC = subnetsOf('public');

/** An ALB in the public subnets, whose HTTPS listener hands on to the gateway of the mesh. */
const applicationLoadBalancer = ({ terraform, kubernetes }: Output, target: string) =>
  [
    terraform('edge', 'aws_lb.main.load_balancer_type').is('application'),
    terraform('edge', 'aws_lb.main.internal').is(false),
    terraform('edge', 'aws_lb.main.subnets').is(PUBLIC),
    terraform('edge', 'aws_lb_listener.main-443.load_balancer_arn').is('${aws_lb.main.arn}'),
    terraform('edge', 'aws_lb_listener.main-443.protocol').is('HTTPS'),
    terraform('edge', 'aws_lb_listener.main-443.default_action[0].target_group_arn').is(
      '${aws_lb_target_group.ingress.arn}',
    ),
    terraform('edge', 'aws_lb_target_group.ingress.name').is(target),
    kubernetes('ingress/targetgroupbinding-ingress', 'spec.targetGroupName').is(target),
    kubernetes('ingress/targetgroupbinding-ingress', 'spec.serviceRef.name').is(
      'istio-ingressgateway',
    ),
  ] as const;

const routedTo = ({ kubernetes }: Output, host: string) =>
  [
    kubernetes(`ingress/virtualservice-${host}`, 'spec.hosts').is([host]),
    kubernetes(`ingress/virtualservice-${host}`, 'spec.http[0].route[0].destination.host').is(
      'web.apps.svc.cluster.local',
    ),
    kubernetes(
      `ingress/virtualservice-${host}`,
      'spec.http[0].route[0].destination.port.number',
    ).is(8080),
  ] as const;

const cached = [
  distribution('ordered_cache_behavior[path_pattern=/assets/*].cache_policy_id').are(
    '${aws_cloudfront_cache_policy.main-assets.id}',
  ),
  edge('aws_cloudfront_cache_policy.main-assets.default_ttl').is(86400),
  distribution('default_cache_behavior.cache_policy_id').is(
    '${aws_cloudfront_cache_policy.main-default.id}',
  ),
] as const;

const OWASP = [
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesSQLiRuleSet',
];

/** A rule that blocks what its group finds. */
const managedRule = ({ terraform }: Output, acl: string, name: string) =>
  terraform(
    'edge',
    `aws_wafv2_web_acl.${acl}.rule[statement.managed_rule_group_statement.name=${name}].override_action`,
  ).are({ none: {} });

export const edgeRows: Rows = {
  'S1-EDGE-01': row(
    'development: an Application Load Balancer',
    ...applicationLoadBalancer(dev, 'landing-zone-dev-ingress'),
  ),
  'S1-EDGE-02': row(
    'staging: an Application Load Balancer',
    ...applicationLoadBalancer(staging, 'landing-zone-staging-ingress'),
  ),
  'S1-EDGE-03': row(
    'production: an Application Load Balancer over three zones',
    ...applicationLoadBalancer(prod, 'landing-zone-prod-ingress'),
    network('output.subnet_ids.value.public').is([
      '${aws_subnet.public-us-west-2a.id}',
      '${aws_subnet.public-us-west-2b.id}',
      '${aws_subnet.public-us-west-2c.id}',
    ]),
  ),
  'S1-EDGE-04': row(
    'production: a Network Load Balancer, for connections that stay open',
    edge('aws_lb.tcp.load_balancer_type').is('network'),
    edge('aws_lb.tcp.subnets').is(PUBLIC),
    edge('aws_lb_listener.tcp-443.load_balancer_arn').is('${aws_lb.tcp.arn}'),
    edge('aws_lb_listener.tcp-443.default_action[0].target_group_arn').is(
      '${aws_lb_target_group.ingress-tcp.arn}',
    ),
    edge('aws_lb_target_group.ingress-tcp.name').is('landing-zone-prod-ingress-tcp'),
    prod
      .kubernetes('ingress/targetgroupbinding-ingress-tcp', 'spec.targetGroupName')
      .is('landing-zone-prod-ingress-tcp'),
    distribution('ordered_cache_behavior[path_pattern=/ws/*].target_origin_id').are('tcp'),
    origin('tcp', 'domain_name').are('tcp.landingzone.dev'),
    edge('aws_route53_record.load-balancer-tcp.alias.name').is('${aws_lb.tcp.dns_name}'),
  ),
  'S1-EDGE-05': row(
    'CloudFront asks the Application Load Balancer of production',
    distribution('default_cache_behavior.target_origin_id').is('app'),
    origin('app', 'domain_name').are('origin.landingzone.dev'),
    edge('aws_route53_record.load-balancer-main.name').is('origin.landingzone.dev'),
    edge('aws_route53_record.load-balancer-main.alias.name').is('${aws_lb.main.dns_name}'),
    network(
      'aws_vpc_security_group_ingress_rule[security_group_id="${aws_security_group.load-balancer-main.id}"].prefix_list_id',
    ).are('${data.aws_ec2_managed_prefix_list.cloudfront.id}'),
    network('data.aws_ec2_managed_prefix_list.cloudfront.name').is(
      'com.amazonaws.global.cloudfront.origin-facing',
    ),
  ),
  'S1-EDGE-06': row(
    'Route 53 leads to CloudFront',
    edge('aws_route53_record[name=app.landingzone.dev].alias.name').are(
      '${aws_cloudfront_distribution.main.domain_name}',
      '${aws_cloudfront_distribution.main.domain_name}',
    ),
    edge('aws_route53_record[name=app.landingzone.dev].type').are('A', 'AAAA'),
    edge('aws_route53_record[name=app.landingzone.dev].zone_id').are(
      '${data.terraform_remote_state.dns.outputs.zone_id}',
      '${data.terraform_remote_state.dns.outputs.zone_id}',
    ),
    distribution('aliases').includes('app.landingzone.dev'),
  ),
  'S1-EDGE-07': row(
    'CloudFront',
    edge('aws_cloudfront_distribution.*.enabled').are(true),
    distribution('price_class').is('PriceClass_All'),
  ),
  'S1-EDGE-08': row(
    'Route 53: a zone, and zones below it for development and staging',
    prod.terraform('dns', 'aws_route53_zone.*.name').are('landingzone.dev'),
    dev.terraform('dns', 'aws_route53_zone.*.name').are('dev.landingzone.dev'),
    staging.terraform('dns', 'aws_route53_zone.*.name').are('staging.landingzone.dev'),
    edge('aws_route53_record[type=NS].name').are('dev.landingzone.dev', 'staging.landingzone.dev'),
  ),
  'S1-EDGE-09': row(
    'CloudFront caches at the edge, and compresses',
    ...cached,
    distribution('default_cache_behavior.compress').is(true),
    distribution('ordered_cache_behavior[].compress').are(true, true),
    edge(
      'aws_cloudfront_cache_policy.*.parameters_in_cache_key_and_forwarded_to_origin.enable_accept_encoding_gzip',
    ).are(true, true),
    edge(
      'aws_cloudfront_cache_policy.*.parameters_in_cache_key_and_forwarded_to_origin.enable_accept_encoding_brotli',
    ).are(true, true),
  ),
  'S1-FLOW-02': row(
    'users speak HTTPS to CloudFront, which answers from its cache first',
    distribution('default_cache_behavior.viewer_protocol_policy').is('redirect-to-https'),
    distribution('ordered_cache_behavior[].viewer_protocol_policy').are(
      'redirect-to-https',
      'redirect-to-https',
    ),
    ...cached,
    edge('aws_cloudfront_cache_policy.main-default.max_ttl').is(60),
  ),
  'S1-FLOW-03': row(
    'what is not in the cache goes to the load balancer, and on to a pod',
    distribution('default_cache_behavior.target_origin_id').is('app'),
    origin('app', 'domain_name').are('origin.landingzone.dev'),
    origin('app', 'custom_origin_config.origin_protocol_policy').are('https-only'),
    ...applicationLoadBalancer(prod, 'landing-zone-prod-ingress'),
    network(
      'aws_vpc_security_group_ingress_rule.nodes-from-load-balancer-main-443.referenced_security_group_id',
    ).is('${aws_security_group.load-balancer-main.id}'),
    ...routedTo(prod, 'app.landingzone.dev'),
    policy('ingress[].from[].podSelector.matchLabels."app.kubernetes.io/name"').are(
      'istio-ingressgateway',
      'prometheus',
    ),
  ),
  'S1-FLOW-04': row(
    'a pod asks ElastiCache, then Aurora, and writes what it found',
    prod
      .kubernetes('web/externalsecret-web', 'spec.target.template.data.REDIS_URL')
      .is('rediss://{{ .cache_main_host }}:{{ .cache_main_port }}'),
    prod
      .kubernetes('web/externalsecret-web', 'spec.target.template.data.DATABASE_URL')
      .matches(/^mysql:\/\/.*@\{\{ \.database_main_host \}\}:\{\{ \.database_main_port \}\}\//),
    prod
      .kubernetes('web/externalsecret-web', 'spec.data[secretKey=cache_main_host].remoteRef.key')
      .are('landing-zone/prod/caches/main'),
    prod
      .kubernetes('web/externalsecret-web', 'spec.data[secretKey=database_main_host].remoteRef.key')
      .are('landing-zone/prod/databases/main/endpoints'),
    prod
      .kubernetes(
        'web/deployment-web',
        'spec.template.spec.containers[name=web].env[].valueFrom.secretKeyRef.key',
      )
      .are('DATABASE_URL', 'REDIS_URL'),
    policy('egress[1].ports[].port').are(3306, 6379),
    policy('egress[1].to[].ipBlock.cidr').are('10.2.20.0/24', '10.2.21.0/24', '10.2.22.0/24'),
    ...['cache-main-from-nodes-6379', 'database-main-from-nodes-3306'].map((rule) =>
      network(`aws_vpc_security_group_ingress_rule.${rule}.referenced_security_group_id`).is(
        '${aws_security_group.nodes.id}',
      ),
    ),
    network('aws_vpc_security_group_ingress_rule.cache-main-from-nodes-6379.from_port').is(6379),
    network('aws_vpc_security_group_ingress_rule.database-main-from-nodes-3306.from_port').is(3306),
    prod.terraform('data', 'aws_elasticache_user.web.access_string').is('on ~* +@all -@dangerous'),
  ),
  'S1-FLOW-05': row(
    'a pod stores assets in S3, and CloudFront serves them from there',
    prod
      .terraform(
        'identity',
        'data.aws_iam_policy_document.web.statement[sid=ObjectsAssets].actions',
      )
      .are(['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload']),
    prod
      .terraform(
        'identity',
        'data.aws_iam_policy_document.web.statement[sid=ObjectsAssets].resources',
      )
      .are(['arn:aws:s3:::landing-zone-prod-assets-555577779999/*']),
    prod
      .kubernetes('web/serviceaccount-web', 'metadata.annotations."eks.amazonaws.com/role-arn"')
      .is('arn:aws:iam::555577779999:role/landing-zone-prod-web'),
    prod
      .kubernetes('web/configmap-web', 'data.ASSETS_BUCKET')
      .is('landing-zone-prod-assets-555577779999'),
    distribution('ordered_cache_behavior[path_pattern=/assets/*].target_origin_id').are('assets'),
    origin('assets', 'domain_name').are(
      'landing-zone-prod-assets-555577779999.s3.us-west-2.amazonaws.com',
    ),
    origin('assets', 'origin_access_control_id').are(
      '${aws_cloudfront_origin_access_control.main.id}',
    ),
    edge('aws_cloudfront_origin_access_control.main.origin_access_control_origin_type').is('s3'),
    edge(
      'data.aws_iam_policy_document.assets.statement[sid=ReadByDistribution].condition[0].values',
    ).are(['${aws_cloudfront_distribution.main.arn}']),
  ),
  'S1-FLOW-06': row(
    'the answer goes back, and CloudFront keeps what it may',
    prod.documented(
      'Answers go back from the pod through the load balancer and CloudFront, which keeps what may be kept',
    ),
    distribution('default_cache_behavior.cached_methods').is(['GET', 'HEAD']),
  ),
  'S1-SEC-03': row(
    'WAF with rules against what OWASP lists, in front of CloudFront and of the standby',
    distribution('web_acl_id').is('${aws_wafv2_web_acl.distribution.arn}'),
    edge('aws_wafv2_web_acl.distribution.scope').is('CLOUDFRONT'),
    ...OWASP.map((name) => managedRule(prod, 'distribution', name)),
    ...OWASP.map((name) => managedRule(standby, 'main', name)),
    standby
      .terraform('edge', 'aws_wafv2_web_acl_association.main.resource_arn')
      .is('${aws_lb.main.arn}'),
    standby
      .terraform('edge', 'aws_wafv2_web_acl_association.main.web_acl_arn')
      .is('${aws_wafv2_web_acl.main.arn}'),
  ),
  'S1-SEC-04': row(
    'Shield Standard',
    prod.documented(
      'AWS Shield Standard protects CloudFront and load balancers without configuration',
    ),
  ),
  'S1-SEC-05': row(
    'CloudFront blocks countries',
    distribution('restrictions.geo_restriction.restriction_type').is('blacklist'),
    distribution('restrictions.geo_restriction.locations').is(['CU', 'IR', 'KP', 'SY']),
  ),
  'S1-SEC-13': row(
    'TLS 1.3 is offered first, 1.2 stays for CloudFront and older clients',
    ...ofClusters(({ terraform }) =>
      terraform('edge', 'aws_lb_listener.main-443.ssl_policy').is(
        'ELBSecurityPolicy-TLS13-1-2-2021-06',
      ),
    ),
    distribution('viewer_certificate.minimum_protocol_version').is('TLSv1.2_2021'),
    ...ofWorkloads(({ terraform }) =>
      terraform('data', 'aws_elasticache_replication_group.main.transit_encryption_mode').is(
        'required',
      ),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform(
        'data',
        'aws_rds_cluster_parameter_group.database-main.parameter[name=require_secure_transport].value',
      ).are('ON'),
    ),
    prod.deviates('edge.loadBalancers.main.tlsPolicy'),
  ),
};
