// Certificates that stand already: AWS takes them of one region and one account alone.
import type { Diagnostic, Path } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { elsewhere } from './elsewhere.ts';

export function checkStandingCertificates({ aws, edge }: Environment): readonly Diagnostic[] {
  const entrances = [
    ...Object.entries(edge.loadBalancers).map(([key, { certificateArn }]) => ({
      what: `load balancer ${key}`,
      arn: certificateArn,
      region: aws.region,
      path: ['edge', 'loadBalancers', key, 'certificateArn'] as Path,
    })),
    ...Object.entries(edge.distributions).map(([key, { certificateArn }]) => ({
      what: `distribution ${key}`,
      arn: certificateArn,
      region: 'us-east-1',
      path: ['edge', 'distributions', key, 'certificateArn'] as Path,
    })),
  ];
  return entrances.flatMap(({ what, arn, region, path }) =>
    arn === null
      ? []
      : elsewhere({ what: `The certificate of ${what}`, arn, account: aws.account, region, path }),
  );
}
