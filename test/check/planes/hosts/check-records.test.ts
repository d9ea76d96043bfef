import { checkRecords } from '../../../../src/check/planes/hosts/check-records.ts';
import { describeCheck, elementIn, removeElement } from '../../../support/corruptions.ts';

describeCheck(checkRecords, {
  'an alias of something that is not made': {
    change: (open) => {
      elementIn(open, 'edge', 'aws_route53_record.load-balancer-main').alias.name =
        '${aws_lb.other.dns_name}';
    },
    found: ['check/record-target at value of edge.loadBalancers.main'],
  },
  'a domain that IPv6 does not find': {
    change: (open) => removeElement(open, 'edge', 'aws_route53_record.distribution-main-ipv6'),
    found: ['check/record-missing at value of edge.distributions.main.domains'],
  },
  'a domain without a record': {
    change: (open) => removeElement(open, 'edge', 'aws_route53_record.distribution-main'),
    found: ['check/record-missing at value of edge.distributions.main.domains'],
  },
  'an origin that is no host of a load balancer': {
    change: (open) => {
      const { origin } = elementIn(open, 'edge', 'aws_cloudfront_distribution.main');
      origin[0].domain_name = 'www.nightschool.com';
    },
    found: ['check/record-missing at value of edge.distributions.main.origins.api'],
  },
});
