// What takes over from another environment: databases that follow, names that move, nodes that are added.
import { entry, quote } from '../entry.ts';

export const failoverCatalogue = {
  'model/global-secondary': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) => `Database ${database} is a primary and a secondary at once`,
    hint: () => 'Remove global, or remove secondaryOf',
    why: 'A global database has one cluster that writes. The others follow it, and nothing follows them.',
  }),
  'model/global-class': entry<{ database: string; class: string }>({
    severity: 'error',
    message: ({ database, class: name }) =>
      `Class of database ${database} is not one of a global database: ${name}`,
    hint: () => 'Choose a class for memory, such as db.r6g.large, or db.serverless',
    why: 'Aurora Global Database takes classes that are optimized for memory only. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html',
  }),
  'model/global-version': entry<{ database: string; version: string }>({
    severity: 'error',
    message: ({ database, version }) =>
      `Version of database ${database} leaves a choice to RDS: ${quote(version)}`,
    hint: () => 'Write the full version, such as "8.0.mysql_aurora.3.08.0" or "16.6"',
    why: 'Clusters of a global database have the same version. RDS would choose one for each of them, on different days. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html',
  }),
  'model/global-pause': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) =>
      `Database ${database} never pauses: it is the primary of a global database`,
    hint: () => 'Set serverless.minCapacity to 0.5 or more',
    why: 'A primary that others follow always has something to send, so that it does not fall to 0 ACU. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html',
  }),
  'model/secondary-used': entry<{ service: string; database: string }>({
    severity: 'error',
    message: ({ service, database }) =>
      `Service ${service} uses database ${database}, which is a secondary`,
    hint: () => 'Remove the use, or write secondaryOf.promoted: true once it is promoted',
    why: 'A secondary takes no writes, not even the login of a service, until it is promoted.',
  }),
  'model/secondary-scaling': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) => `Readers of database ${database} do not scale: it is a secondary`,
    hint: () => 'Remove readerScaling until it is promoted, and choose instances',
    why: 'Aurora Auto Scaling does not serve secondary clusters of a global database. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html',
  }),
  'model/primary-missing': entry<{ environment: string; database: string }>({
    severity: 'error',
    message: ({ environment, database }) =>
      `${environment} has no global database ${quote(database)}`,
    hint: ({ environment, database }) =>
      `Write databases.${database}.global: true in ${environment}, or remove secondaryOf`,
    why: 'A secondary follows a primary, which has to say so: AWS bills its replicated writes.',
  }),
  'model/secondary-differs': entry<{
    database: string;
    what: string;
    found: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ database, what, found, wanted }) =>
      `The ${what} of database ${database} is not that of its primary: found ${found}, wanted ${wanted}`,
    hint: ({ what }) => `Give both the same ${what}`,
    why: 'Clusters of a global database share engine, version and account. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html',
  }),
  'model/secondary-region': entry<{ database: string; region: string }>({
    severity: 'error',
    message: ({ database, region }) =>
      `Database ${database} is in the region of its primary: ${region}`,
    hint: () => 'Choose another region, or readers of the primary',
    why: 'No two clusters of a global database are in one region. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html',
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
    hint: ({ environment }) => `Write edge.zone in ${environment}, or a zone of our own here`,
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
