// The organization: its tree, what is unique among its accounts, and the limits of AWS.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { guardrailSize, guardrailStatements } from '../../../model/operations/guardrails.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { type Organization, ROOT } from '../../../model/schema/operations/organization.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';

const UNIT_DEPTH_MAX = 5;
const GUARDRAIL_MAX = 10_240;
/** Of the ten that may be attached, one is the FullAWSAccess that everything starts with. */
const GUARDRAILS_PER_TARGET = 9;

export function checkOrganization({ organization, aws }: Environment): readonly Diagnostic[] {
  if (organization === null) return [];
  return [
    ...unitTree(organization),
    ...unitNames(organization),
    ...emails(organization),
    ...guardrails(organization),
    ...guardrailCounts(organization),
    ...delegates(organization, aws.account),
  ];
}

function unitTree({ units }: Organization): readonly Diagnostic[] {
  return Object.keys(units).flatMap((unit) => {
    const path = ['organization', 'units', unit, 'parent'];
    const above = unitsAbove(units, unit);
    if (above.at(-1) === unit) {
      const via = [unit, ...above].join(' → ');
      return [diagnostic('model/unit-cycle', { unit, via }, { path })];
    }
    const depth = above.length + 1;
    if (depth <= UNIT_DEPTH_MAX) return [];
    return [diagnostic('model/unit-depth', { unit, depth, max: UNIT_DEPTH_MAX }, { path })];
  });
}

/** From the parent up; ends where a unit comes again. */
function unitsAbove(units: Organization['units'], unit: string): readonly string[] {
  const above: string[] = [];
  let parent = units[unit]?.parent ?? null;
  while (parent !== null && !above.includes(parent)) {
    above.push(parent);
    parent = parent === unit ? null : (units[parent]?.parent ?? null);
  }
  return above;
}

function unitNames({ units }: Organization): readonly Diagnostic[] {
  const owners = new Map<string, string>([[`unit ${ROOT}`, 'the root of the organization']]);
  return Object.entries(units).flatMap(([key, { name, parent }]) => {
    const slots = [`unit ${key}`, `name ${parent ?? ''}/${name ?? key}`];
    const taken = slots.find((slot) => owners.has(slot));
    const other = taken === undefined ? undefined : owners.get(taken);
    for (const slot of slots) owners.set(slot, owners.get(slot) ?? `unit ${key}`);
    if (other === undefined) return [];
    const args = { what: `unit ${key}`, name: name ?? key, other };
    const path = ['organization', 'units', key];
    return [diagnostic('model/name-conflict', args, { path, target: 'key' })];
  });
}

function emails({ accounts }: Organization): readonly Diagnostic[] {
  const all = Object.entries(accounts).map(([account, { email }]) => ({ account, email }));
  return findRepeats(all, ({ email }) => email.toLowerCase()).map(
    ([{ account: other }, { account, email }]) => {
      const path = ['organization', 'accounts', account, 'email'];
      return diagnostic('model/account-email-duplicate', { account, email, other }, { path });
    },
  );
}

function guardrails({ guardrails: all }: Organization): readonly Diagnostic[] {
  return Object.entries(all).flatMap(([key, guardrail]) => {
    const where = { path: ['organization', 'guardrails', key], target: 'key' } as const;
    if (guardrailStatements(guardrail).length === 0) {
      return [diagnostic('model/guardrail-empty', { guardrail: key }, where)];
    }
    const size = guardrailSize(guardrail);
    if (size <= GUARDRAIL_MAX) return [];
    const args = { guardrail: key, size, max: GUARDRAIL_MAX };
    return [diagnostic('model/guardrail-size', args, where)];
  });
}

function guardrailCounts({ guardrails: all }: Organization): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  for (const { targets } of Object.values(all)) {
    for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  return [...counts].flatMap(([target, count]) => {
    if (count <= GUARDRAILS_PER_TARGET) return [];
    const args = { target, count, max: GUARDRAILS_PER_TARGET };
    const path = ['organization', 'guardrails'];
    return [diagnostic('model/guardrail-count', args, { path, target: 'key' })];
  });
}

function delegates(
  { delegatedAdministrators }: Organization,
  management: string,
): readonly Diagnostic[] {
  return Object.entries(delegatedAdministrators).flatMap(([service, account]) => {
    if (account !== management) return [];
    const path = ['organization', 'delegatedAdministrators', service];
    return [diagnostic('model/delegate-is-management', { service, account }, { path })];
  });
}
