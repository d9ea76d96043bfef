import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/external-out-of-reach': entry<{ consumer: string; external: string; tier: string }>({
    severity: 'error',
    message: ({ consumer, external, tier }) =>
      `The ${consumer} cannot reach external ${external}: tier ${tier} of the nodes has no way out`,
    hint: ({ tier }) => `Set network.subnets.${tier}.route to nat, or delete the edge`,
    why: 'Its requests would wait until they fail, although network policies let them out.',
  }),
  'model/external-port-25': entry<{ external: string }>({
    severity: 'warning',
    message: ({ external }) =>
      `External ${external} is called on port 25, which AWS closes until an account asks for it`,
    hint: () => 'Write 587, which every provider of mail takes as well',
    why: 'EC2 lets no mail out on port 25 by default, also behind NAT gateways. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-resource-limits.html#port-25-throttle',
  }),
} as const;

export const report = reporterOf(codes);
