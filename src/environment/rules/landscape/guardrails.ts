// Guardrails against the environments that they hold for: regions they use, and the role that applies them.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import {
  type Guardrail,
  type Organization,
  ROOT,
} from '../../../model/schema/operations/organization.ts';
import { matchesGlob } from '../../../model/values/glob.ts';

export function checkGuardrails(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const { organization } = environment;
  if (organization === null) return [];
  const members = [...landscape.values()].filter(
    ({ aws }) => aws.organization === pathOf(environment),
  );
  return Object.entries(organization.guardrails).flatMap(([key, guardrail]) => {
    const held = members.filter((member) => isHeld(organization, guardrail, member));
    return [
      ...(guardrail.kind === 'regions' ? forbidden(key, guardrail.allow, held) : []),
      ...misspelt(key, guardrail, [environment, ...members]),
      ...(guardrail.kind === 'protectAudit' ? locksOut(key, guardrail, held) : []),
    ];
  });
}

/** Policies do not hold for the management account. An account is known by the name of its environment.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
function isHeld({ units, accounts }: Organization, { targets }: Guardrail, member: Environment) {
  const key = member.environment;
  const above: string[] = [ROOT, key];
  let unit = accounts[key]?.unit ?? null;
  while (unit !== null && !above.includes(unit)) {
    above.push(unit);
    unit = units[unit]?.parent ?? null;
  }
  return targets.some((target) => above.includes(target));
}

function forbidden(key: string, allow: readonly string[], held: readonly Environment[]) {
  const used = held.flatMap((member) =>
    regionsOf(member).map(({ region, as }) => ({ region, as, of: pathOf(member) })),
  );
  const missing = used.filter(({ region }) => !allow.includes(region));
  const regions = [...new Set(missing.map(({ region }) => region))];
  return regions.map((region) => {
    const [first] = missing.filter((each) => each.region === region);
    const args = { guardrail: key, region, as: first?.as ?? '', of: first?.of ?? '' };
    const path = ['organization', 'guardrails', key, 'allow'];
    return diagnostic('model/guardrail-region', args, { path });
  });
}

function regionsOf({ aws, delivery }: Environment) {
  const { recoveryRegion } = aws;
  const { replicateTo } = delivery.registry;
  return [
    { region: aws.region, as: 'aws.region' },
    ...(recoveryRegion === null ? [] : [{ region: recoveryRegion, as: 'aws.recoveryRegion' }]),
    ...replicateTo.map((region) => ({ region, as: 'delivery.registry.replicateTo' })),
  ];
}

/** One that no environment assumes may be anybody's; one that is nearly so is a slip. */
function misspelt(key: string, { exemptRoles }: Guardrail, all: readonly Environment[]) {
  const roles = [...new Set(all.flatMap(rolesOf))];
  return exemptRoles.flatMap((role, index): readonly Diagnostic[] => {
    if (roles.some((each) => matchesGlob(role, each))) return [];
    const likely = nearest(role, roles);
    if (likely === undefined) return [];
    const path = ['organization', 'guardrails', key, 'exemptRoles', index];
    return [diagnostic('model/guardrail-exempts-nobody', { role, nearest: likely }, { path })];
  });
}

function rolesOf({ aws, cluster }: Environment): readonly string[] {
  const people = Object.values(cluster?.admins ?? {}).map(({ role }) => role);
  return aws.role === null ? people : [aws.role, ...people];
}

/** Who is named nearly right is reported as such. */
function locksOut(key: string, { exemptRoles }: Guardrail, held: readonly Environment[]) {
  const locked = held.flatMap((member) => {
    const { role } = member.aws;
    const isAudited = member.audit !== null;
    if (role === null || !isAudited) return [];
    const isExempt = exemptRoles.some((each) => matchesGlob(each, role));
    const isMisspelt = nearest(role, exemptRoles) !== undefined;
    return isExempt || isMisspelt ? [] : [{ role, of: pathOf(member) }];
  });
  return locked.slice(0, 1).map(({ role, of }) => {
    const where = { path: ['organization', 'guardrails', key], target: 'key' } as const;
    const args = { guardrail: key, role, of, others: locked.length - 1 };
    return diagnostic('model/guardrail-locks-out', args, where);
  });
}
