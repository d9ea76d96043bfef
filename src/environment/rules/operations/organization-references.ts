// What the organization says of its own units and accounts.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { Reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { ROOT } from '../../../model/schema/operations/organization.ts';

const PATH = ['organization'];

export function organizationReferences({ organization }: Environment): readonly Reference[] {
  if (organization === null) return [];
  const { accounts, guardrails, delegatedAdministrators } = organization;
  const units = Object.keys(organization.units);
  const toUnit = (name: string | null, user: string, path: Path): readonly Reference[] =>
    name === null ? [] : [{ kind: 'unit', name, among: units, user, path }];
  const parents = Object.entries(organization.units).flatMap(([key, { parent }]) =>
    toUnit(parent, `unit ${key}`, [...PATH, 'units', key, 'parent']),
  );
  const homes = Object.entries(accounts).flatMap(([key, { unit }]) =>
    toUnit(unit, `account ${key}`, [...PATH, 'accounts', key, 'unit']),
  );
  const targets = Object.entries(guardrails).flatMap(([key, { targets: of }]) =>
    of.map((name, index) => ({
      kind: 'unit',
      name,
      among: [ROOT, ...units],
      user: `guardrail ${key}`,
      path: [...PATH, 'guardrails', key, 'targets', index],
    })),
  );
  const delegates = Object.entries(delegatedAdministrators)
    .filter(([, account]) => !/^\d/.test(account))
    .map(([service, name]) => ({
      kind: 'account',
      name,
      among: Object.keys(accounts),
      user: `the administration of ${service}`,
      path: [...PATH, 'delegatedAdministrators', service],
    }));
  return [...parents, ...homes, ...targets, ...delegates];
}
