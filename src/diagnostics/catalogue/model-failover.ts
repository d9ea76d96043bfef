// What takes over from another environment: databases that follow, names that move, nodes that are added.
import { entry } from '../entry.ts';

export const failoverCatalogue = {
  'model/zone-taken': entry<{ zone: string; other: string }>({
    severity: 'error',
    message: ({ zone, other }) => `Zone ${zone} is made by ${other} as well`,
    hint: ({ other }) =>
      `Use a zone below it and have ${other} delegate it (edge.delegatedBy), or in one account the zone of ${other} itself (edge.zoneOf)`,
    why: 'Route 53 makes as many public zones of one name as it is asked for, each with name servers of its own, and the registrar leads to one of them. Records in any other are never found, and certificates that they are to prove are never issued. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html',
  }),
  'model/zone-undelegated': entry<{ zone: string; parent: string; other: string }>({
    severity: 'warning',
    message: ({ zone, parent, other }) =>
      `Zone ${zone} is below ${parent} of ${other}, which does not lead to it`,
    hint: ({ other }) =>
      `Set edge.delegatedBy to ${other}, and list this environment in its edge.delegations`,
    why: 'The zone above answers for all names below it until it has NS records of a zone of their own: without them nothing in ours is found, unless somebody adds them by hand.',
  }),
  'model/zone-twice': entry<{ zone: string; environment: string }>({
    severity: 'error',
    message: ({ zone, environment }) =>
      `Records have two zones to be in: ${zone}, and that of ${environment}`,
    hint: () => 'Remove edge.zone, or remove edge.zoneOf',
    why: 'Each host name has its record in one zone.',
  }),
  'model/zone-absent': entry<{ environment: string }>({
    severity: 'error',
    message: ({ environment }) => `${environment} has no zone`,
    hint: ({ environment }) =>
      `Write edge.zone in ${environment}, or edge.zone here instead of edge.zoneOf`,
    why: 'Records are written into the zone that the other environment creates.',
  }),
  'model/zone-account': entry<{ environment: string; account: string }>({
    severity: 'error',
    message: ({ environment, account }) =>
      `The zone of ${environment} is in another account: ${account}`,
    hint: () =>
      'Write edge.zone with a name below that zone, and let edge.delegations there lead to it',
    why: 'Terraform, external-dns and cert-manager write records with the rights of their own account.',
  }),
  'model/failover-primary-missing': entry<{ host: string; environment: string }>({
    severity: 'error',
    message: ({ host, environment }) => `${environment} has no primary for ${host}`,
    hint: ({ environment }) =>
      `Write failover: { role: primary } where ${environment} has that name, and edge.zoneOf: ${environment} in the other`,
    why: 'A secondary answers in the place of a primary, whose record is in the environment of the zone.',
  }),
  'model/failover-distributions': entry<{ host: string }>({
    severity: 'error',
    message: ({ host }) => `Both sides of the failover of ${host} are distributions`,
    hint: () => 'Let a load balancer be the secondary',
    why: 'CloudFront takes a host name for one distribution only.',
  }),
  'model/failover-unreachable': entry<{ loadBalancer: string }>({
    severity: 'error',
    message: ({ loadBalancer }) =>
      `Users do not reach load balancer ${loadBalancer}, which takes part in a failover`,
    hint: () => 'Set source: internet, or remove failover',
    why: 'Its record leads users and health checks to it, and only the addresses of CloudFront are let in.',
  }),
  'model/failover-second-primary': entry<{ host: string; environment: string }>({
    severity: 'error',
    message: ({ host, environment }) =>
      `There are two primaries: ${host} is one here, and the primary belongs to ${environment}, whose zone it is in`,
    hint: () => 'Write role: secondary',
    why: 'Route 53 has one primary record of a name and type. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-failover.html',
  }),
  'model/failover-unmeasured': entry<Record<never, never>>({
    severity: 'error',
    message: () => 'The health check does not reach the services behind the ingress controller',
    hint: () => 'Write one of the ingress.hosts of a service as healthCheckHost',
    why: 'A health check asks by a name of the primary alone, since that of the record leads elsewhere once it is down. Ingress controllers answer names that no service has with 404.',
  }),
  'model/activation-range': entry<{ nodeGroup: string; count: number; min: number; max: number }>({
    severity: 'error',
    message: ({ nodeGroup, count, min, max }) =>
      `Node group ${nodeGroup} is activated with ${count} nodes, and has ${min} to ${max}`,
    hint: ({ nodeGroup }) =>
      `Choose a number between min and max of cluster.nodeGroups.${nodeGroup}`,
    why: 'Who takes over does not get smaller, and finds the limit raised already.',
  }),
} as const;
