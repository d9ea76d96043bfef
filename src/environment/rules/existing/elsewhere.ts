// What is named by its ARN, and is not where it is needed.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';

interface Named {
  /** `The certificate of load balancer main` */
  readonly what: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly path: Path;
}

export function elsewhere({ what, arn, account, region, path }: Named): readonly Diagnostic[] {
  const [, , , inRegion = '', inAccount = ''] = arn.split(':');
  const args = { what, found: inRegion, wanted: region };
  return [
    ...(inRegion === region ? [] : [diagnostic('model/existing-region', args, { path })]),
    ...(inAccount === account
      ? []
      : [
          diagnostic(
            'model/existing-account',
            { what, found: inAccount, wanted: account },
            { path },
          ),
        ]),
  ];
}
