// Load balancers, distributions, certificates and names.
import type { LifeTable } from '../life.ts';

export const edge: LifeTable = {
  aws_lb: {
    replacement: 'new first',
    because: 'Its record leads users to the new one first.',
    // Its type and its scheme are part of it, and one that runs keeps the name that it has.
    ignores: ['name'],
  },
  aws_lb_listener: {
    replacement: 'old first',
    because:
      'A load balancer has one per port. New first, it would take along the records that prove its certificate, of which the old one, deleted last, is the new one.',
  },
  aws_lb_listener_rule: { replacement: 'old first', because: 'A listener has one per priority.' },
  aws_lb_target_group: {
    replacement: 'new first',
    because:
      'A listener sends to it, and AWS deletes none that is in use. What is spoken to its targets is part of its name, on the TargetGroupBinding as well.',
    // Every pod is registered with its own; that of the group counts for targets without one.
    ignores: ['port'],
  },
  aws_acm_certificate: {
    replacement: 'new first',
    because: 'A listener or a distribution shows it until it has the next one.',
  },
  aws_acm_certificate_validation: {
    replacement: 'in place',
    because: 'It waits for a certificate, and is nothing in AWS.',
  },
  aws_cloudfront_distribution: { replacement: 'in place', because: 'All of it changes in place.' },
  aws_cloudfront_cache_policy: {
    replacement: 'new first',
    because: 'A distribution names it, and CloudFront deletes none that is in use.',
  },
  aws_cloudfront_function: {
    replacement: 'new first',
    because: 'A distribution names it, and CloudFront deletes none that is in use.',
  },
  aws_cloudfront_origin_access_control: {
    replacement: 'new first',
    because: 'A distribution names it, and CloudFront deletes none that is in use.',
  },
  aws_cloudfront_response_headers_policy: {
    replacement: 'new first',
    because: 'A distribution names it, and CloudFront deletes none that is in use.',
  },
  aws_wafv2_web_acl: {
    replacement: 'new first',
    because: 'A distribution names it, and WAF deletes none that is in use.',
  },
  aws_wafv2_web_acl_association: {
    replacement: 'old first',
    because: 'A load balancer has one: the old one, deleted last, would take the new one away.',
  },
  aws_route53_record: {
    replacement: 'old first',
    because: 'A zone has one of a name and type, and no CNAME beside others.',
  },
  aws_route53_health_check: { replacement: 'new first', because: 'A record asks it.' },
  aws_route53_zone: {
    replacement: 'refused',
    because: 'It holds the names of the environment; another one has other name servers.',
  },
  aws_cognito_user_pool_domain: {
    replacement: 'old first',
    because: 'A domain stands once in a region, and a pool has one of its own.',
  },
};
