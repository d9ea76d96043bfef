// The addresses that CloudFront sends from, as a list that AWS keeps up to date.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html
import { DataAwsEc2ManagedPrefixList } from '@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list/index.js';
import type { RootModule } from '../../terraform/root-module.ts';

const NAME = 'com.amazonaws.global.cloudfront.origin-facing';

/** Its id, which differs by region. Undefined where no load balancer asks for it. */
export function cloudfrontPrefixList(module: RootModule): string | undefined {
  const first = Object.entries(module.environment.edge.loadBalancers).find(
    ([, { source }]) => source === 'cloudfront',
  );
  if (first === undefined) return undefined;
  const origin = ['edge', 'loadBalancers', first[0], 'source'];
  return module.data(DataAwsEc2ManagedPrefixList, 'cloudfront', origin, { name: NAME }).id;
}
