// Clusters of a global cluster: which there can be, and who follows whom.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry, quote } from '../../diagnostics/entry.ts';

export const codes = {
  'model/document-parameter-overridden': entry<{
    database: string;
    name: string;
    found: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ database, name, found, wanted }) =>
      `Parameter ${name} of document database ${database} is not read: found ${quote(found)}, and it is always ${wanted}`,
    hint: ({ name }) => `Remove ${name}`,
    why: 'Whoever wrote it believes that it holds. TLS and the audit log are on in every cluster.',
  }),
  'model/document-global-secondary': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) => `Document database ${database} is a primary and a secondary at once`,
    hint: () => 'Remove global, or remove secondaryOf',
    why: 'A global cluster has one cluster that writes. The others follow it, and nothing follows them.',
  }),
  'model/document-global-class': entry<{ database: string; class: string }>({
    severity: 'error',
    message: ({ database, class: name }) =>
      `Class of document database ${database} is not one of a global cluster: ${name}`,
    hint: () => 'Choose another class, such as db.r6g.large',
    why: 'Global clusters of DocumentDB have no members of the classes db.t and db.r4. https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html',
  }),
  'model/document-managed-password-global': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) =>
      `Password of the administrator of document database ${database} cannot be managed by AWS: it is part of a global cluster`,
    hint: () => 'Write masterPassword: written; people rotate it',
    why: 'DocumentDB manages no password of a cluster that is part of a global cluster. https://docs.aws.amazon.com/documentdb/latest/developerguide/docdb-secrets-manager.html',
  }),
  'model/document-secondary-used': entry<{ service: string; database: string }>({
    severity: 'error',
    message: ({ service, database }) =>
      `Service ${service} uses document database ${database}, which is a secondary`,
    hint: () => 'Remove the use, or write secondaryOf.promoted: true once it is promoted',
    why: 'A secondary takes no writes, not even the login of a service, until it is promoted.',
  }),
  'model/document-primary-missing': entry<{ environment: string; database: string }>({
    severity: 'error',
    message: ({ environment, database }) =>
      `${environment} has no global document database ${quote(database)}`,
    hint: ({ environment, database }) =>
      `Write documentDatabases.${database}.global: true in ${environment}, or remove secondaryOf`,
    why: 'A secondary follows a primary, which has to say so: AWS bills its replicated writes.',
  }),
  'model/document-secondary-differs': entry<{
    database: string;
    what: string;
    found: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ database, what, found, wanted }) =>
      `The ${what} of document database ${database} is not that of its primary: found ${found}, wanted ${wanted}`,
    hint: ({ what }) => `Give both the same ${what}`,
    why: 'Clusters of a global cluster share version and account. https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html',
  }),
  'model/document-secondary-region': entry<{ database: string; region: string }>({
    severity: 'error',
    message: ({ database, region }) =>
      `Document database ${database} is in the region of its primary: ${region}`,
    hint: () => 'Choose another region, or readers of the primary',
    why: 'No two clusters of a global cluster are in one region. https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html',
  }),
  'model/document-schedule-global': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) =>
      `Document database ${database} cannot be stopped, since it is part of a global cluster`,
    hint: () => 'Remove global or secondaryOf, or delete the schedule',
    why: 'AWS stops no cluster that others follow, or that follows another. https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-stop-start.html',
  }),
} as const;

export const report = reporterOf(codes);
