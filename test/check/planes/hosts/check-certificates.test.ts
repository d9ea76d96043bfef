import { checkCertificates } from '../../../../src/check/planes/hosts/check-certificates.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

describeCheck(checkCertificates, {
  'an alias that the certificate does not name': {
    change: (open) => {
      elementIn(open, 'edge', 'aws_cloudfront_distribution.main').aliases.push('nightschool.com');
    },
    found: ['check/certificate-host at value of edge.distributions.main.domains'],
  },
  'a listener with the certificate of another host': {
    change: (open) => {
      elementIn(open, 'edge', 'aws_lb_listener.main-443').certificate_arn =
        '${aws_acm_certificate_validation.distribution-main.certificate_arn}';
    },
    found: ['check/certificate-host at value of edge.loadBalancers.main.host'],
  },
  'nothing of a wildcard one level up': {
    change: (open) => {
      const certificate = elementIn(open, 'edge', 'aws_acm_certificate.load-balancer-main');
      certificate.domain_name = '*.nightschool.com';
    },
    found: [],
  },
});
