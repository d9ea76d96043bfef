// What follows from the organization: who may act in all accounts.
import type { Environment } from '../schema/environment.ts';

/** Principals of the services that may act in all accounts. */
export function trustedPrincipals({ organization, audit, cost }: Environment): readonly string[] {
  if (organization === null) return [];
  const delegated = Object.keys(organization.delegatedAdministrators);
  const aggregates = audit?.administers.includes('configuration') ?? false;
  const rightsizes = cost?.rightsizing === true && cost.scope === 'organization';
  const services = [
    ...delegated,
    ...(audit?.trail?.scope === 'organization' ? ['cloudtrail'] : []),
    ...(aggregates ? ['config'] : []),
    ...(rightsizes ? ['compute-optimizer'] : []),
    ...(organization.resourceSharing ? ['ram'] : []),
  ];
  const principals = services.map((service) => `${service}.amazonaws.com`);
  return [...new Set([...principals, ...organization.trustedServices])].sort();
}
