import { primariesOf } from '../../model/data/global-cluster.ts';
import { regionalArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { eachNeeds } from '../contract/each-needs.ts';
import type { Stoppable } from '../contract/terraform-part.ts';
import type { Kind } from '../kind.ts';
import { documentDatabaseAccess } from './access.ts';
import { codes } from './codes.ts';
import { documentLogins } from './logins.ts';
import { clusterIdentifier, componentName, documentDatabaseNames } from './names.ts';
import { PORT } from './network.ts';
import { checkDocumentOffers } from './offers.ts';
import { documentDatabasePage } from './page.ts';
import {
  compileDocumentDatabases,
  documentJobSecrets,
  documentNamespaces,
} from './platform/compile-document-databases.ts';
import { checkGlobalClusters, checkParameters, checkPrimaries } from './rules.ts';
import { DocumentDatabase, DocumentDatabaseUse } from './schema.ts';
import { addDocumentDatabases } from './terraform/document-databases.ts';

const FRUGAL = { instances: 1, backupRetentionDays: 7, deletionProtection: false };

export const documentDatabases: Kind<
  'documentDatabases',
  typeof DocumentDatabase,
  typeof DocumentDatabaseUse,
  'documentDatabase'
> = {
  collection: 'documentDatabases',
  slug: 'document-database',
  noun: 'document database',
  about: 'MongoDB-compatible databases by name.',
  entry: DocumentDatabase,
  use: DocumentDatabaseUse,
  defaults: 'documentDatabase',
  tiers: { development: FRUGAL, staging: FRUGAL },
  codes,
  rules: {
    rules: [checkGlobalClusters, checkDocumentOffers, checkParameters],
    landscapeRules: [checkPrimaries],
    neighbours: (environment) => primariesOf('documentDatabases', environment.documentDatabases),
    names: documentDatabaseNames,
    networkNeeds: (environment) =>
      eachNeeds('document database', ['documentDatabases'], environment.documentDatabases),
  },
  access: documentDatabaseAccess,
  logins: documentLogins,
  network: { ports: () => [PORT], isTended: true },
  leaving: { snapshot: true },
  terraform: {
    stacks: { data: addDocumentDatabases },
    stoppables,
    backedUp: (environment) =>
      Object.keys(environment.documentDatabases).map((key) =>
        regionalArn(environment, 'rds', `cluster:${clusterIdentifier(environment, key)}`),
      ),
  },
  platform: {
    compile: compileDocumentDatabases,
    jobSecrets: documentJobSecrets,
    namespaces: documentNamespaces,
  },
  page: documentDatabasePage,
  checks: {
    places: [
      {
        type: 'aws_docdb_cluster',
        groupsAt: 'vpc_security_group_ids',
        subnetsAt: 'db_subnet_group_name',
      },
    ],
  },
};

function stoppables(environment: Environment): readonly Stoppable[] {
  return Object.keys(environment.documentDatabases).map((key) => ({
    name: componentName(key),
    identifier: clusterIdentifier(environment, key),
    service: 'docdb',
    kind: 'Cluster',
  }));
}
