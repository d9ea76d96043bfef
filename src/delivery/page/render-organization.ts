// The accounts of the organization, and what holds for them.

import { code, inline, table } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Guardrail, Organization } from '../../model/schema/operations/organization.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

export function renderOrganization({ organization }: Environment): readonly string[] {
  if (organization === null) return [];
  return [
    ...block(['Unit', 'In'], unitRows(organization)),
    ...block(['Account', 'Name', 'In', 'Root user'], accountRows(organization)),
    ...block(['Guardrail', 'Refuses', 'Holds for', 'Not for'], guardrailRows(organization)),
    '- All features, and one bill for all accounts',
    ...(organization.resourceSharing ? ['- AWS RAM shares without invitations'] : []),
    ...sortedEntries(organization.delegatedAdministrators).map(
      ([service, account]) => `- ${code(service)} is administered by ${code(account)}`,
    ),
  ];
}

function block(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return rows.length === 0 ? [] : [...table(headings, rows), ''];
}

function unitRows({ units }: Organization) {
  return sortedEntries(units).map(([key, { parent }]) => [code(key), placeOf(parent)]);
}

function accountRows({ accounts }: Organization) {
  return sortedEntries(accounts).map(([key, { title, unit, email }]) => [
    code(key),
    inline(title),
    placeOf(unit),
    code(email),
  ]);
}

function placeOf(unit: string | null): string {
  return unit === null ? 'the root' : code(unit);
}

function guardrailRows({ guardrails }: Organization) {
  return sortedEntries(guardrails).map(([key, guardrail]) => [
    code(key),
    refusedBy(guardrail),
    codes(guardrail.targets),
    guardrail.exemptRoles.length === 0 ? '–' : codes(guardrail.exemptRoles),
  ]);
}

function refusedBy(guardrail: Guardrail): string {
  switch (guardrail.kind) {
    case 'protectAudit':
      return 'switching off CloudTrail, GuardDuty, Security Hub or AWS Config';
    case 'denyLeave':
      return 'leaving the organization';
    case 'regions':
      return `every region but ${codes(guardrail.allow)}`;
    case 'deny':
      return codes(Object.values(guardrail.statements).flatMap(({ actions }) => actions));
  }
}

function codes(texts: readonly string[]): string {
  return [...new Set(texts)].sort().map(code).join(' ');
}
