// What the AWS Load Balancer Controller may do. The load balancer, its listeners and its target groups
// are Terraform's; the controller only registers pods (TargetGroupBinding), so it needs far less than
// the policy its documentation offers for creating load balancers.
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/
import { prefixOf, regionalArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';

export function loadBalancerControllerStatements(environment: Environment): readonly Statement[] {
  return [
    {
      sid: 'Look',
      actions: [
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeInstances',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'elasticloadbalancing:DescribeTargetGroupAttributes',
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
        'elasticloadbalancing:DescribeTags',
      ],
      resources: ['*'],
    },
    {
      sid: 'RegisterPods',
      actions: ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
      resources: [
        regionalArn(environment, 'elasticloadbalancing', `targetgroup/${prefixOf(environment)}-*`),
      ],
    },
  ];
}
