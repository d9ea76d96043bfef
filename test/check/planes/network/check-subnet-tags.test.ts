import { checkSubnetTags } from '../../../../src/check/planes/network/check-subnet-tags.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

describeCheck(checkSubnetTags, {
  'a public subnet without its role': {
    change: (open) => {
      const { tags } = elementIn(open, 'network', 'aws_subnet.public-us-east-1b');
      delete tags['kubernetes.io/role/elb'];
    },
    found: ['check/subnet-tag-missing at value of network.subnets.public.cidrs[1]'],
  },
  'a subnet of nodes without role and cluster': {
    change: (open) => {
      elementIn(open, 'network', 'aws_subnet.private-us-east-1a').tags = {};
    },
    found: [
      'check/subnet-tag-missing at value of network.subnets.private.cidrs[0]',
      'check/subnet-tag-missing at value of network.subnets.private.cidrs[0]',
    ],
  },
  'the tag of another cluster': {
    change: (open) => {
      elementIn(open, 'cluster', 'aws_eks_cluster.main').name = 'other';
    },
    found: ['public', 'private'].flatMap((tier) =>
      [0, 1, 2].map(
        (zone) => `check/subnet-tag-missing at value of network.subnets.${tier}.cidrs[${zone}]`,
      ),
    ),
  },
});
