import { checkLoadBalancerPaths } from '../../../../src/check/planes/network/check-load-balancer-paths.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, removeElement } from '../../../support/corruptions.ts';

const BLOCKED = [
  'check/load-balancer-blocked at value of edge.loadBalancers.main.targets.api-gateway',
];

describeCheck(checkLoadBalancerPaths, {
  'a load balancer that may not send': {
    change: (open) => {
      const rule = 'aws_vpc_security_group_egress_rule.load-balancer-main-to-nodes-3000';
      removeElement(open, 'network', rule);
    },
    found: BLOCKED,
  },
  'nodes that admit nothing of it': {
    change: (open) => {
      for (const key of ['nodes-from-load-balancer-main-3000', 'services-from-load-balancer']) {
        removeElement(open, 'network', `aws_vpc_security_group_ingress_rule.${key}`);
      }
    },
    found: BLOCKED,
  },
  'pods that do not admit one of its subnets': {
    change: (open) => {
      const [rule] = objectIn(open, 'NetworkPolicy', 'api-gateway')['spec'].ingress;
      rule.from = rule.from.slice(1);
    },
    found: BLOCKED,
  },
  'pods that listen on another port': {
    change: (open) => {
      const { spec } = objectIn(open, 'Deployment', 'api-gateway')['spec'].template;
      spec.containers[0].ports[0].containerPort = 4000;
    },
    found: BLOCKED,
  },
});
