// What users and developers meet, and what the environments share.
import { type Rows, row } from '../proof/rows.ts';
import { both, dev, group, options, prod, SERVICES, shared } from './environments.ts';

const HOSTS = ['commerce-platform.dev', 'dev.commerce-platform.dev'];

export const edge: Rows = {
  'S4-EDGE-01': row(
    'Route 53 leads users to the load balancer of each environment, over HTTPS',
    both.terraform('edge', 'aws_route53_record[type=A].name').are(...HOSTS),
    both
      .terraform('edge', 'aws_route53_record[type=A].alias.name')
      .are('${aws_lb.main.dns_name}', '${aws_lb.main.dns_name}'),
    both.terraform('edge', 'aws_lb_listener[].port').are(443, 443),
    both.terraform('edge', 'aws_lb_listener[].protocol').are('HTTPS', 'HTTPS'),
  ),
  'S4-EDGE-02': row(
    'load balancers lead to pods of their own cluster',
    both
      .kubernetes('api-gateway/targetgroupbinding-api-gateway', 'spec.targetGroupName')
      .are('commerce-prod-api-gateway', 'commerce-dev-api-gateway'),
    both
      .kubernetes('auth-service/targetgroupbinding-auth-service', 'spec.targetGroupName')
      .are('commerce-prod-auth-service', 'commerce-dev-auth-service'),
    both
      .terraform('edge', 'aws_lb_target_group[].name')
      .are(
        'commerce-prod-api-gateway',
        'commerce-dev-api-gateway',
        'commerce-prod-auth-service',
        'commerce-dev-auth-service',
      ),
    both.terraform('edge', 'aws_lb_target_group[].target_type').are('ip', 'ip', 'ip', 'ip'),
  ),
  'S4-EDGE-03': row(
    'application load balancer',
    both.terraform('edge', 'aws_lb[].load_balancer_type').are('application', 'application'),
    both
      .terraform('edge', 'aws_lb_listener_rule[priority=100].condition[0].path_pattern.values')
      .are(['/api', '/api/*'], ['/api', '/api/*']),
  ),
  'S4-EDGE-04': row(
    'certificates of ACM, proven by DNS, on the listener',
    both.terraform('edge', 'aws_acm_certificate[].domain_name').are(...HOSTS),
    both.terraform('edge', 'aws_acm_certificate[].validation_method').are('DNS', 'DNS'),
    both.terraform('edge', 'aws_lb_listener[].certificate_arn').are(CERTIFICATE(), CERTIFICATE()),
  ),
  'S4-EDGE-05': row(
    'a web application firewall is an option that is not taken',
    both.terraform('edge', 'aws_wafv2_web_acl').absent(),
    options.terraform('edge', 'aws_wafv2_web_acl[].scope').are('REGIONAL'),
    options
      .terraform('edge', 'aws_wafv2_web_acl_association[].resource_arn')
      .are('${aws_lb.main.arn}'),
  ),
  'S4-BAST-01': row(
    'developers reach a bastion by SSH, and kubectl there reaches the cluster of development',
    dev
      .terraform('network', 'aws_vpc_security_group_ingress_rule[description=SSH].from_port')
      .is(22),
    dev.terraform('cluster', 'aws_instance.bastion.associate_public_ip_address').is(true),
    dev
      .terraform('cluster', 'aws_instance.bastion.iam_instance_profile')
      .is('${aws_iam_instance_profile.bastion.name}'),
    dev
      .terraform('cluster', 'aws_eks_access_entry.bastion_instance.principal_arn')
      .is('${aws_iam_role.bastion.arn}'),
    dev
      .terraform('cluster', 'aws_eks_access_policy_association.bastion_instance.policy_arn')
      .is('arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy'),
    dev
      .terraform(
        'cluster',
        'aws_vpc_security_group_ingress_rule.control-plane-from-bastion-443.referenced_security_group_id',
      )
      .is(group('bastion')),
    prod.terraform('cluster', 'aws_instance').absent(),
  ),
  'S4-SHR-01': row(
    'registry among the shared services',
    shared
      .terraform('registry', 'aws_ecr_repository[].name')
      .are(...SERVICES.map((service) => `commerce/${service}`)),
  ),
  'S4-SHR-02': row(
    'buckets among the shared services: that of the state alone',
    shared.terraform('state', 'aws_s3_bucket[].bucket').are('commerce-shared-tfstate-333344445555'),
    both
      .terraform('data', 'aws_s3_bucket[].bucket')
      .are('commerce-prod-logs-333344445555', 'commerce-dev-logs-333344445555'),
    shared.deviates('buckets'),
  ),
  'S4-SHR-03': row(
    'Secrets Manager, per environment',
    both
      .terraform('data', 'aws_secretsmanager_secret.kafka-main.name')
      .are('commerce/prod/kafka/main', 'commerce/dev/kafka/main'),
    shared.deviates('secrets'),
  ),
  'S4-SHR-04': row(
    'CloudWatch Logs, per environment',
    both
      .terraform('cluster', 'aws_cloudwatch_log_group.control-plane.name')
      .are('/aws/eks/commerce-prod/cluster', '/aws/eks/commerce-dev/cluster'),
    both
      .terraform('data', 'aws_cloudwatch_log_group.kafka-main.name')
      .are('/commerce/prod/kafka/main', '/commerce/dev/kafka/main'),
    shared.deviates('observability.logs'),
  ),
  'S4-SHR-05': row(
    'DNS among the shared services',
    shared.terraform('dns', 'aws_route53_zone[].name').are('commerce-platform.dev'),
    prod
      .terraform('edge', 'aws_route53_record.load-balancer-main.zone_id')
      .is('${data.terraform_remote_state.commerce-shared_dns.outputs.zone_id}'),
    shared
      .terraform('edge', 'aws_route53_record.delegation-dev.name')
      .is('dev.commerce-platform.dev'),
    shared.terraform('edge', 'aws_route53_record.delegation-dev.type').is('NS'),
    shared
      .terraform('edge', 'aws_route53_record.delegation-dev.records')
      .is('${data.terraform_remote_state.commerce-dev_dns.outputs.name_servers}'),
  ),
  'S4-REG-01': row(
    'a private repository per service',
    shared
      .terraform('registry', 'aws_ecr_repository[].name')
      .are(...SERVICES.map((service) => `commerce/${service}`)),
    both
      .kubernetes('*/deployment-*', 'spec.template.spec.containers[0].image')
      .are(...[...SERVICES, ...SERVICES].map(imageOf)),
  ),
  'S4-REG-02': row(
    'images are scanned when they are pushed',
    shared
      .terraform('registry', 'aws_ecr_repository[].image_scanning_configuration.scan_on_push')
      .are(...SERVICES.map(() => true)),
  ),
  'S4-REG-03': row(
    'old images are removed',
    shared
      .terraform('registry', 'aws_ecr_lifecycle_policy[].repository')
      .are(...SERVICES.map((service) => `\${aws_ecr_repository.${service}.name}`)),
    ...SERVICES.map((service) =>
      shared
        .terraform(
          'registry',
          `aws_ecr_lifecycle_policy.${service}.policy.rules[].selection.countNumber`,
        )
        .are(14, 100, 100, 30),
    ),
  ),
  'S4-REG-04': row(
    'replication to another region is an option that is not taken',
    shared.terraform('registry', 'aws_ecr_replication_configuration').absent(),
    options
      .terraform(
        'registry',
        'aws_ecr_replication_configuration[].replication_configuration.rule[].destination[].region',
      )
      .are('eu-central-1'),
  ),
  'S4-APP-03': row(
    'variable load: services follow their use of CPU',
    both
      .kubernetes('*/horizontalpodautoscaler-*', 'spec.scaleTargetRef.name')
      .are(...SERVICES, ...SERVICES),
    prod.kubernetes('*/horizontalpodautoscaler-*', 'spec.minReplicas').are(3, 3, 3, 3, 3),
    // No more consumers than a topic has partitions.
    prod.kubernetes('*/horizontalpodautoscaler-*', 'spec.maxReplicas').are(12, 12, 6, 12, 12),
    dev.kubernetes('*/horizontalpodautoscaler-*', 'spec.minReplicas').are(2, 2, 2, 2, 2),
    dev.kubernetes('*/horizontalpodautoscaler-*', 'spec.maxReplicas').are(4, 4, 6, 4, 4),
    both
      .kubernetes(
        '*/horizontalpodautoscaler-*',
        'spec.metrics[resource.name=cpu].resource.target.averageUtilization',
      )
      .are(70, 70, 70, 70, 70, 70, 70, 70, 70, 70),
  ),
};

function CERTIFICATE(): string {
  return '${aws_acm_certificate_validation.load-balancer-main.certificate_arn}';
}

function imageOf(service: string): string {
  return `333344445555.dkr.ecr.us-east-1.amazonaws.com/commerce/${service}:1.0.0`;
}
