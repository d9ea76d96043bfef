// Environments of one account and region, where AWS has one of what each of them makes.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_limits.html,
 * https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html,
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html */
const SINGLE: readonly {
  readonly key: string;
  readonly what: string;
  readonly isMade: (audit: NonNullable<Environment['audit']>) => boolean;
}[] = [
  {
    key: 'threatDetection',
    what: 'a detector of GuardDuty',
    isMade: ({ threatDetection }) => threatDetection !== false,
  },
  {
    key: 'configuration',
    what: 'a recorder of AWS Config',
    isMade: ({ configuration }) => configuration !== null,
  },
  {
    key: 'securityHub',
    what: 'Security Hub',
    isMade: ({ securityHub }) => securityHub !== null,
  },
];

export function checkAccounts(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const own = pathOf(environment);
  const others = [...landscape.values()].filter((other) => pathOf(other) !== own);
  const where = { path: ['aws', 'account'] };
  const { account, region } = environment.aws;
  return others.flatMap((other) => {
    if (other.aws.account !== account) return [];
    const args = { account, other: pathOf(other), own };
    if (hasAccountEach(environment, other, landscape)) {
      return [diagnostic('model/account-taken', args, where)];
    }
    const twice = SINGLE.filter(
      ({ isMade }) =>
        other.aws.region === region &&
        [environment, other].every(({ audit }) => audit !== null && isMade(audit)),
    );
    if (twice.length === 0) return [];
    const what = twice.map((each) => each.what).join(', ');
    const keys = twice.map(({ key }) => `audit.${key}`).join(', ');
    return [diagnostic('model/account-twice', { ...args, region, what, keys }, where)];
  });
}

/** The organization lists an account for each, by the names of the environments. */
function hasAccountEach(own: Environment, other: Environment, landscape: Landscape): boolean {
  const { organization } = own.aws;
  if (organization === null || organization !== other.aws.organization) return false;
  const accounts = landscape.get(organization)?.organization?.accounts ?? {};
  return [own, other].every(({ environment }) => Object.hasOwn(accounts, environment));
}
